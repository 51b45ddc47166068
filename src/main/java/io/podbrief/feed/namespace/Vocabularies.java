package io.podbrief.feed.namespace;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which vocabulary an element belongs to. By its namespace, written in whatever way (case, http or https, slash
/// at the end); else by its prefix, when that is one that everybody uses; else, without a prefix, to the format of
/// the feed.
///
/// One object per feed that is read; not for several threads.
public final class Vocabularies {
    private static final Rss RSS = new Rss();
    private static final Atom ATOM = new Atom();
    private static final Itunes ITUNES = new Itunes();
    private static final Podcast PODCAST = new Podcast();
    private static final Media MEDIA = new Media();
    private static final Content CONTENT = new Content();
    private static final DublinCore DUBLIN_CORE = new DublinCore();

    private static final Map<String, Vocabulary> BY_NAMESPACE = Map.ofEntries(
            entry("purl.org/rss/1.0", RSS),
            entry("my.netscape.com/rdf/simple/0.9", RSS),
            entry("channel.netscape.com/rdf/simple/0.9", RSS),
            entry("my.netscape.com/publish/formats/rss-0.91.dtd", RSS),
            entry("purl.org/net/rss1.1", RSS),
            entry("backend.userland.com/rss", RSS),
            entry("backend.userland.com/rss2", RSS),
            entry("blogs.law.harvard.edu/tech/rss", RSS),
            entry("cyber.law.harvard.edu/rss/rss.html", RSS),
            entry("rssboard.org/rss-specification", RSS),
            entry("w3.org/1999/02/22-rdf-syntax-ns", RSS),
            entry("w3.org/2005/atom", ATOM),
            entry("purl.org/atom/ns", ATOM),
            entry("itunes.com/dtds/podcast-1.0.dtd", ITUNES),
            entry("itunes.apple.com/dtds/podcast-1.0.dtd", ITUNES),
            entry("podcastindex.org/namespace/1.0", PODCAST),
            entry("github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md", PODCAST),
            entry("search.yahoo.com/mrss", MEDIA),
            entry("tools.search.yahoo.com/mrss", MEDIA),
            entry("video.search.yahoo.com/mrss", MEDIA),
            entry("purl.org/rss/1.0/modules/content", CONTENT),
            entry("w3.org/1999/xhtml", CONTENT),
            entry("purl.org/dc/elements/1.1", DUBLIN_CORE),
            entry("purl.org/dc/elements/1.0", DUBLIN_CORE),
            entry("purl.org/dc/terms", DUBLIN_CORE));

    private static final Map<String, Vocabulary> BY_PREFIX = Map.of(
            "rss",
            RSS,
            "rdf",
            RSS,
            "atom",
            ATOM,
            "atom10",
            ATOM,
            "itunes",
            ITUNES,
            "podcast",
            PODCAST,
            "media",
            MEDIA,
            "content",
            CONTENT,
            "dc",
            DUBLIN_CORE,
            "dcterms",
            DUBLIN_CORE);

    /// Namespaces as this feed writes them; a feed has few.
    private final Map<String, Optional<Vocabulary>> found = new HashMap<>();

    private @Nullable Vocabulary format;

    /// The format of the feed whose outermost element this is; `null` when it is none.
    ///
    /// @param name lower case, without prefix
    public static @Nullable Vocabulary format(String name) {
        return switch (name) {
            case "rss", "rdf", "channel" -> RSS;
            case "feed" -> ATOM;
            default -> null;
        };
    }

    /// Tells the format, once it is known.
    public void speak(Vocabulary itsFormat) {
        format = itsFormat;
    }

    /// The vocabulary of an element.
    ///
    /// @param namespace empty for none
    /// @param prefix empty for none
    /// @return `null` for a vocabulary that means nothing to us
    public @Nullable Vocabulary of(String namespace, String prefix) {
        if (!namespace.isEmpty()) {
            var known = found.computeIfAbsent(namespace, uri -> Optional.ofNullable(BY_NAMESPACE.get(plain(uri))));
            if (known.isPresent()) return known.get();
        }
        return prefix.isEmpty() ? format : BY_PREFIX.get(prefix.toLowerCase(Locale.ROOT));
    }

    private static String plain(String uri) {
        var text = uri.strip().toLowerCase(Locale.ROOT);
        if (text.startsWith("https://")) text = text.substring(8);
        else if (text.startsWith("http://")) text = text.substring(7);
        if (text.startsWith("www.")) text = text.substring(4);
        while (text.endsWith("/") || text.endsWith("#")) text = text.substring(0, text.length() - 1);
        return text;
    }
}
