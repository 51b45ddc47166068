package io.podbrief.feed;

import io.podbrief.platform.Markup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The slow way through a document that is not well-formed: keeps what is readable. Tags that do not match close
/// what they can, a stray "<" or "&" is text, attributes need no quotes, prefixes need no declaration.
///
/// Our own and not jsoup's XML parser, which builds a tree and copies the namespaces in force for every element
/// that declares one: 500 KB of nested declarations cost it more than 1.5 GB. This one reads on, in `O(n)` time,
/// and keeps nothing but the names of the elements that are open.
final class LenientXml {
    /// HTML elements that have no end; they turn up where markup was not escaped.
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "wbr");

    /// Elements that cannot stand in themselves, so that a second one means the first has ended.
    private static final Set<String> EPISODES = Set.of("item", "entry");

    /// Parts of a feed that hold text and never each other.
    private static final Set<String> PARTS = Set.of(
            "title",
            "link",
            "description",
            "guid",
            "pubdate",
            "enclosure",
            "content:encoded",
            "itunes:title",
            "itunes:summary",
            "itunes:subtitle",
            "itunes:duration",
            "itunes:image",
            "podcast:transcript",
            "item",
            "entry");

    private static final Set<String> PARAGRAPHS = Set.of("p", "li");
    private static final int LONGEST_NAME = 200;

    private final String text;
    private final XmlSink sink;
    private final XmlGuard guard = new XmlGuard();
    private final List<Open> open = new ArrayList<>();
    private final Map<String, String> namespaces = new HashMap<>();

    /// What was looked for and does not come any more; else many openings without an end would cost `O(n^2)`.
    private final Set<String> gone = new HashSet<>();

    private int at;
    private boolean mended;

    private LenientXml(String text, XmlSink sink) {
        this.text = text;
        this.sink = sink;
    }

    /// How it went.
    ///
    /// @param complete whether everything that began has ended; else the sink was not told of these ends
    /// @param mended whether something in the middle was wrong
    record Outcome(boolean complete, boolean mended) {}

    /// Reads to the end, or until the sink is full.
    ///
    /// @throws XmlGuard.Exceeded when it has more than we read
    static Outcome read(String text, XmlSink sink) {
        var reader = new LenientXml(text, sink);
        reader.run();
        return new Outcome(reader.open.isEmpty() || sink.full(), reader.mended);
    }

    private void run() {
        while (at < text.length() && !sink.full()) {
            int next = text.indexOf('<', at);
            int end = next < 0 ? text.length() : next;
            if (end > at) text(Markup.decoded(text.substring(at, end)));
            at = end;
            if (next >= 0) markup();
        }
    }

    private void markup() {
        if (text.startsWith("<!--", at)) at = after("-->", 4);
        else if (text.startsWith("<![CDATA[", at)) cdata();
        else if (text.startsWith("<?", at)) at = after("?>", 2);
        else if (text.startsWith("<!", at)) at = afterDoctype();
        else if (text.startsWith("</", at)) endTag();
        else if (at + 1 < text.length() && isNameStart(text.charAt(at + 1))) startTag();
        else literal();
    }

    /// Where reading goes on behind something; behind its opening when it never ends.
    private int after(String ending, int opening) {
        int end = find(ending, at + opening);
        return end < 0 ? at + opening : end + ending.length();
    }

    private int find(String what, int from) {
        if (gone.contains(what)) return -1;
        int found = text.indexOf(what, from);
        if (found < 0) gone.add(what);
        return found;
    }

    private void cdata() {
        int start = at + "<![CDATA[".length();
        int end = find("]]>", start);
        if (end > start) text(text.substring(start, end));
        at = end < 0 ? start : end + 3;
    }

    private int afterDoctype() {
        int close = find(">", at);
        if (close < 0) return at + 2;
        int bracket = text.indexOf('[', at, close);
        int inner = bracket < 0 ? -1 : find("]", bracket);
        int end = inner < 0 ? close : find(">", inner);
        return end < 0 ? close + 1 : end + 1;
    }

    /// A "<" that begins nothing.
    private void literal() {
        if (at + 1 == text.length()) { // the body ends in a tag
            at++;
            return;
        }
        text("<");
        mended = true;
        at++;
    }

    private void endTag() {
        int nameEnd = nameEnd(at + 2);
        var name = text.substring(at + 2, Math.min(nameEnd, at + 2 + LONGEST_NAME));
        int end = nameEnd;
        while (end < text.length() && text.charAt(end) != '>' && text.charAt(end) != '<') end++;
        boolean cut = end == text.length(); // then only a name that is whole ends something
        at = !cut && text.charAt(end) == '>' ? end + 1 : end;
        if (!cut || (!open.isEmpty() && open.getLast().name.equalsIgnoreCase(name))) close(name);
    }

    private void close(String name) {
        for (int level = open.size() - 1; level >= 0; level--) {
            if (!open.get(level).name.equalsIgnoreCase(name)) continue;
            mended |= level < open.size() - 1;
            closeDownTo(level);
            return;
        }
        mended = true; // it ends what never began
    }

    private void closeDownTo(int level) {
        while (open.size() > level) {
            sink.end();
            guard.leave();
            open.removeLast().undo(namespaces);
        }
    }

    private void startTag() {
        int nameEnd = nameEnd(at + 1);
        if (nameEnd - at > LONGEST_NAME) {
            literal();
            return;
        }
        var name = text.substring(at + 1, nameEnd);
        var attributes = new LenientAttributes(text, nameEnd);
        at = attributes.end();
        if (attributes.isCut()) return; // the body ends in this tag
        mended |= attributes.mended();
        begin(name, attributes);
    }

    private void begin(String name, LenientAttributes attributes) {
        var plain = name.toLowerCase(Locale.ROOT);
        if (PARTS.contains(plain)) closePart();
        if (EPISODES.contains(plain) && open.stream().anyMatch(outer -> outer.name.equalsIgnoreCase(name))) close(name);
        if (PARAGRAPHS.contains(plain) && !open.isEmpty() && open.getLast().name.equalsIgnoreCase(name)) close(name);
        guard.enter(name, attributes.count(), attributes.declared().size());
        var element = Open.of(name, attributes.declared(), namespaces);
        int colon = name.indexOf(':');
        var prefix = colon < 0 ? "" : name.substring(0, colon);
        sink.start(namespaces.getOrDefault(prefix, ""), prefix, name.substring(colon + 1), attributes);
        open.add(element);
        if (attributes.isEmptyElement() || VOID.contains(plain)) closeDownTo(open.size() - 1);
    }

    /// A part that is still open when the next one begins has lost its end tag.
    private void closePart() {
        for (int level = open.size() - 1; level >= 0; level--) {
            var name = open.get(level).name.toLowerCase(Locale.ROOT);
            if (EPISODES.contains(name)) return;
            if (!PARTS.contains(name)) continue;
            mended = true;
            closeDownTo(level);
            return;
        }
    }

    private int nameEnd(int from) {
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "/><=".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private void text(String piece) {
        sink.text(piece.toCharArray(), 0, piece.length());
    }

    private static boolean isNameStart(char c) {
        return Character.isLetter(c) || c == '_' || c == ':';
    }

    /// An element that has begun, and the meanings of prefixes that end with it.
    private record Open(String name, Map<String, @Nullable String> before) {
        static Open of(String name, Map<String, String> declared, Map<String, String> namespaces) {
            if (declared.isEmpty()) return new Open(name, Map.of());
            var before = new HashMap<String, @Nullable String>();
            declared.forEach((prefix, uri) -> before.put(prefix, namespaces.put(prefix, uri)));
            return new Open(name, before);
        }

        void undo(Map<String, String> namespaces) {
            before.forEach((prefix, uri) -> {
                if (uri == null) namespaces.remove(prefix);
                else namespaces.put(prefix, uri);
            });
        }
    }
}
