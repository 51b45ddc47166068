package io.podbrief.feed;

import io.podbrief.feed.namespace.FeedUrl;
import io.podbrief.platform.Markup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A list of feeds, as podcast programs export it.
///
/// @param feeds the good entries in the list's order, each feed once
/// @param problems the bad entries in the list's order, and what is wrong with the list as a whole
public record Opml(List<Entry> feeds, List<Problem> problems) {
    public Opml {
        feeds = List.copyOf(feeds);
        problems = List.copyOf(problems);
    }

    /// A feed in the list.
    ///
    /// @param title what the list calls it; plain text, `null` when it has no name there
    /// @param folders names of the folders around it, outermost first
    public record Entry(@Nullable String title, URI feed, List<String> folders) {
        public Entry {
            folders = List.copyOf(folders);
        }
    }

    /// Something in the list that cannot be imported.
    ///
    /// @param entry what the list calls it, to find it there
    /// @param sentence what is wrong and what to do
    public record Problem(String entry, String sentence) {}

    /// Reads a list. Whatever the bytes are, this returns; the caller caps their size.
    public static Opml read(byte[] body) {
        try {
            for (var encoding : Encoding.candidates(body, null)) {
                var list = read(encoding, body);
                if (list != null) return list;
            }
        } catch (XmlGuard.Exceeded e) {
            return failed("The list has " + e.what() + "; export it anew.");
        } catch (IOException e) {
            throw new UncheckedIOException(e); // there is only memory to read from
        }
        throw new IllegalStateException("the last way to read characters fits everything");
    }

    /// The addresses of its good entries.
    public List<URI> addresses() {
        return feeds.stream().map(Entry::feed).toList();
    }

    /// Reads it one way; `null` when the encoding is not this one.
    private static @Nullable Opml read(Encoding encoding, byte[] body) throws IOException {
        var text = encoding.read(body);
        var outlines = new Outlines();
        boolean whole = StrictXml.read(text, outlines);
        if (text.refuted()) return null;
        if (whole) return outlines.result(true);
        try {
            outlines = new Outlines();
            var outcome = LenientXml.read(encoding.read(body).rest(), outlines);
            return outlines.result(outcome.complete());
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    private static Opml failed(String sentence) {
        return new Opml(List.of(), List.of(new Problem("the list", sentence)));
    }

    /// Collects the outlines of a document; a folder is an outline too.
    private static final class Outlines implements XmlSink {
        private static final URI NOWHERE = URI.create("");

        private final Map<String, Entry> feeds = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<@Nullable Outline> open = new ArrayList<>();
        private boolean isOpml;
        private boolean closed;
        private int outlines;

        /// An outline that is open, and whether others were in it.
        private static final class Outline {
            private final Map<String, String> attributes;
            private boolean isFolder;

            Outline(Map<String, String> attributes) {
                this.attributes = attributes;
            }

            @Nullable
            String first(String... names) {
                for (var name : names) {
                    var value = Markup.text(attributes.getOrDefault(name, ""));
                    if (!value.isEmpty()) return value;
                }
                return null;
            }
        }

        @Override
        public void start(String namespace, String prefix, String name, XmlAttributes attributes) {
            if (open.isEmpty()) isOpml |= name.equalsIgnoreCase("opml");
            if (!isOpml || !name.equalsIgnoreCase("outline")) {
                open.add(null);
                return;
            }
            outlines++;
            for (var outer : open) {
                if (outer != null) outer.isFolder = true;
            }
            var values = new LinkedHashMap<String, String>();
            for (int at = 0; at < attributes.count(); at++) {
                values.putIfAbsent(attributes.name(at).toLowerCase(Locale.ROOT), attributes.value(at));
            }
            open.add(new Outline(values));
        }

        @Override
        public void text(char[] chars, int from, int count) {} // outlines have attributes only

        @Override
        public void end() {
            var ended = open.removeLast();
            if (ended != null) take(ended);
            closed = isOpml && open.isEmpty();
        }

        @Override
        public boolean full() {
            return closed;
        }

        private void take(Outline outline) {
            var title = outline.first("title", "text");
            var written = outline.first("xmlurl", "url", "feedurl");
            if (written == null && outline.isFolder) return;
            var name = title != null ? title : written != null ? written : "entry " + outlines;
            var feed = FeedUrl.resolve(NOWHERE, written);
            if (feed != null) feeds.putIfAbsent(FeedUrl.key(feed), new Entry(title, feed, folders()));
            else if (written != null) problems.add(new Problem(name, "Its address is not a web address: " + written));
            else problems.add(new Problem(name, withoutAddress(outline)));
        }

        private static String withoutAddress(Outline outline) {
            var page = outline.first("htmlurl");
            return page == null
                    ? "It has no address of a feed (xmlUrl)."
                    : "It has no address of a feed (xmlUrl), only a page: try to add " + page;
        }

        private List<String> folders() {
            var names = new ArrayList<String>();
            for (var outer : open) {
                var name = outer == null ? null : outer.first("title", "text");
                if (name != null) names.add(name);
            }
            return names;
        }

        Opml result(boolean complete) {
            if (!isOpml) return failed("This is not a list of feeds in OPML; export one from your podcast program.");
            if (!complete)
                problems.add(new Problem("the list", "It breaks off in the middle; what came before was read."));
            if (outlines == 0) problems.add(new Problem("the list", "It has no entries."));
            return new Opml(List.copyOf(feeds.values()), problems);
        }
    }
}
