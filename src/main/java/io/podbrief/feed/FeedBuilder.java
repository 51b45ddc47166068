package io.podbrief.feed;

import io.podbrief.feed.namespace.EpisodeDraft;
import io.podbrief.feed.namespace.FeedDraft;
import io.podbrief.feed.namespace.FeedUrl;
import io.podbrief.feed.namespace.Tag;
import io.podbrief.feed.namespace.Take;
import io.podbrief.feed.namespace.Vocabularies;
import io.podbrief.feed.namespace.Vocabulary;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns the elements of a document into a feed: finds the element that is the feed, asks each element's
/// vocabulary what it wants of it, collects its text, and hands it over when it ends. Keeps only what is open.
final class FeedBuilder implements XmlSink {
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr");

    /// Outermost elements that are the podcast themselves, not only around it.
    private static final Set<String> WHOLE = Set.of("feed", "channel");

    private final FeedDraft draft;
    private final URI address;
    private final Vocabularies vocabularies = new Vocabularies();
    private final Map<String, String> lowerCase = new HashMap<>();
    private final TextBuffer text = new TextBuffer();
    private final List<Open> open = new ArrayList<>();
    private @Nullable EpisodeDraft episode;
    private @Nullable String root;

    /// Elements that are open inside one that nobody wants, itself included.
    private int skipping;

    /// Elements that are open inside one whose markup is wanted.
    private final List<String> inMarkup = new ArrayList<>();

    private boolean found;
    private boolean hasBody;
    private boolean closed;

    /// @param address of the feed; relative addresses in it are relative to this
    FeedBuilder(FeedDraft draft, URI address) {
        this.draft = draft;
        this.address = address;
    }

    /// Whether there was a feed in the document.
    boolean found() {
        return found;
    }

    /// Whether there was anything in it: a channel, an episode, a title.
    boolean hasBody() {
        return hasBody;
    }

    /// The name of the outermost element, lower case; `null` when there was none.
    @Nullable
    String root() {
        return root;
    }

    @Override
    public boolean full() {
        return closed || draft.full() || (!found && "html".equals(root));
    }

    @Override
    public void start(String namespace, String prefix, String name, XmlAttributes attributes) {
        if (skipping > 0) skipping++;
        else if (!open.isEmpty() && open.getLast().isMarkup()) markupStart(name, attributes);
        else if (!open.isEmpty() && open.getLast().take == Take.TEXT) skipping = 1;
        else if (found || isFeed(lower(name))) element(vocabularies.of(namespace, prefix), prefix, name, attributes);
        else skipping = 1;
    }

    private boolean isFeed(String name) {
        if (root == null) root = name;
        var format = Vocabularies.format(name);
        if (format == null) return false;
        found = true;
        vocabularies.speak(format);
        return true;
    }

    private void element(@Nullable Vocabulary vocabulary, String prefix, String name, XmlAttributes attributes) {
        if (vocabulary == null) {
            skipping = 1;
            return;
        }
        var tag = tag(prefix, lower(name), attributes);
        var take = vocabulary.take(tag);
        if (take == Take.SKIP || (take == Take.EPISODE && episode != null)) {
            skipping = 1;
            return;
        }
        if (take == Take.EPISODE) episode = new EpisodeDraft();
        hasBody |= !open.isEmpty() || WHOLE.contains(tag.name());
        open.add(new Open(tag, vocabulary, take, text.length()));
    }

    private Tag tag(String ownPrefix, String name, XmlAttributes attributes) {
        var parent = open.isEmpty() ? null : open.getLast().tag;
        var base = parent == null ? address : parent.base();
        int count = attributes.count();
        var pairs = count == 0 ? List.<String>of() : new ArrayList<String>(2 * count);
        for (int at = 0; at < count; at++) {
            var prefix = attributes.prefix(at);
            var plain = lower(attributes.name(at));
            if (prefix.equals("xml")) base = xml(plain, attributes.value(at), base, parent == null);
            else if (prefix.isEmpty() || prefix.equals(ownPrefix) || prefix.equals("rdf"))
                pairs.addAll(List.of(plain, attributes.value(at)));
        }
        return new Tag(name, parent, pairs, base);
    }

    private URI xml(String name, String value, URI base, boolean outermost) {
        if (name.equals("lang") && outermost) draft.language(value);
        var given = name.equals("base") ? FeedUrl.resolve(base, value) : null;
        return given == null ? base : given;
    }

    @Override
    public void text(char[] chars, int from, int count) {
        if (skipping > 0 || open.isEmpty()) return;
        var innermost = open.getLast();
        if (!innermost.wantsText()) return;
        int room = XmlGuard.MOST_TEXT - (text.length() - innermost.textStart);
        if (room < count) draft.mark(Bozo.CUT);
        int end = from + Math.min(room, count);
        if (innermost.take == Take.XHTML) escaped(chars, from, end);
        else if (end > from) text.append(chars, from, end - from);
    }

    private void escaped(char[] chars, int from, int end) {
        for (int at = from; at < end; at++) {
            if (chars[at] == '<') text.append("&lt;");
            else if (chars[at] == '&') text.append("&amp;");
            else text.append(chars, at, 1);
        }
    }

    /// Of attributes only a link's address is of use to anybody later.
    private void markupStart(String name, XmlAttributes attributes) {
        text.append("<").append(lower(name));
        for (int at = 0; at < attributes.count(); at++) {
            if (!lower(attributes.name(at)).equals("href")) continue;
            var value = attributes.value(at).replace("&", "&amp;").replace("\"", "&quot;");
            text.append(" href=\"").append(value).append("\"");
        }
        text.append(">");
        inMarkup.add(lower(name));
    }

    @Override
    public void end() {
        if (skipping > 0) skipping--;
        else if (!inMarkup.isEmpty()) markupEnd();
        else if (!open.isEmpty()) handOver(open.removeLast());
    }

    private void markupEnd() {
        var name = inMarkup.removeLast();
        if (!VOID.contains(name)) text.append("</").append(name).append(">");
    }

    private void handOver(Open ended) {
        if (ended.wantsText()) ended.tag.endsWith(text.cut(ended.textStart));
        var current = episode;
        if (current == null) ended.vocabulary.podcast(ended.tag, draft.podcast());
        else ended.vocabulary.episode(ended.tag, current);
        if (ended.take == Take.EPISODE && current != null) {
            episode = null;
            draft.add(current);
        }
        closed = open.isEmpty();
    }

    /// Names of elements and attributes come again and again.
    private String lower(String name) {
        var known = lowerCase.get(name);
        if (known != null) return known;
        var lower = name.toLowerCase(Locale.ROOT);
        if (lowerCase.size() < 1_000) lowerCase.put(name, lower);
        return lower;
    }

    /// An element that has begun and not yet ended.
    ///
    /// @param textStart where its text begins in the common buffer
    private record Open(Tag tag, Vocabulary vocabulary, Take take, int textStart) {
        boolean isMarkup() {
            return take == Take.MARKUP || take == Take.XHTML;
        }

        boolean wantsText() {
            return isMarkup() || take == Take.TEXT;
        }
    }
}
