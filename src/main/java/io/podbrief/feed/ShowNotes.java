package io.podbrief.feed;

import io.podbrief.platform.Markup;
import io.podbrief.platform.PlainText;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/// What a publisher writes about an episode or a podcast. Comes from outside and may hold anything, so the only
/// ways to it are sanitised HTML and plain text, made when asked for: of most feeds that are read nearly all is
/// known already.
///
/// Two are equal when the publisher's words are equal, byte for byte, and links lead to the same places.
public final class ShowNotes {
    /// No notes.
    public static final ShowNotes NONE = new ShowNotes("", URI.create(""));

    /// Nothing but structure and links; no images, styles, ids, classes.
    private static final Safelist ALLOWED = new Safelist()
            .addTags("p", "br", "ul", "ol", "li", "a", "em", "strong", "code", "blockquote")
            .addAttributes("a", "href")
            .addProtocols("a", "href", "http", "https", "mailto")
            .addEnforcedAttribute("a", "rel", "nofollow noopener ugc");

    /// Elements that stand for themselves on a page and that we do not keep.
    private static final Set<String> BLOCKS = Set.of(
            "div",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "aside",
            "pre",
            "table",
            "tr",
            "td",
            "th",
            "dl",
            "dt",
            "dd",
            "figure",
            "figcaption",
            "center",
            "address",
            "hr");

    /// Elements that cannot stand in a paragraph.
    private static final Set<String> NO_PARAGRAPH = Set.of("p", "ul", "ol", "li", "blockquote", "tbody", "thead");

    /// Characters and depth that are rendered; longer and deeper ones are no notes but an attack.
    private static final int MOST_SHOWN = 1 << 17;

    private static final int MOST_DEPTH = 100;

    private final String raw;
    private final URI base;

    private ShowNotes(String raw, URI base) {
        this.raw = raw;
        this.base = base;
    }

    /// Notes as a publisher wrote them.
    ///
    /// @param raw HTML or plain text, as the feed has it after its own decoding
    /// @param base what relative links in it are relative to
    public static ShowNotes of(String raw, URI base) {
        return raw.isBlank() ? NONE : new ShowNotes(raw, base);
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return raw.isEmpty();
    }

    /// HTML that is safe to show: p, br, ul, ol, li, a, em, strong, code and blockquote; each `a` with an http,
    /// https or mailto address and `rel="nofollow noopener ugc"`. Empty when there is nothing to show.
    public String html() {
        if (isEmpty()) return "";
        return PlainText.visible(sanitised().body().html()).strip();
    }

    /// The same as plain text, a line per paragraph, list item or line break; empty when there is nothing to show.
    public String text() {
        if (isEmpty()) return "";
        var lines = new Lines();
        sanitised().body().traverse(lines);
        return lines.text();
    }

    private Document sanitised() {
        var shown = raw.substring(0, Math.min(raw.length(), MOST_SHOWN));
        var parser = Parser.htmlParser().setMaxDepth(MOST_DEPTH);
        var dirty = Jsoup.parse(Markup.hasTags(shown) ? shown : asHtml(shown), base.toString(), parser);
        dirty.body().traverse((node, _) -> {
            if (node instanceof Element element) plainer(element);
        });
        var clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        for (var link : clean.select("a:not([href])")) link.unwrap(); // its address was not fit to follow
        return clean;
    }

    /// Says the same with the few elements we keep. Words of neighbouring blocks must not run together.
    private static void plainer(Element element) {
        var name = element.normalName();
        if (name.equals("b")) element.tagName("strong");
        else if (name.equals("i")) element.tagName("em");
        else if (BLOCKS.contains(name) && holdsBlocks(element)) element.before(new TextNode("\n"));
        else if (BLOCKS.contains(name)) element.tagName("p");
    }

    private static boolean holdsBlocks(Element element) {
        for (var child = element.firstElementChild(); child != null; child = child.nextElementSibling()) {
            if (BLOCKS.contains(child.normalName()) || NO_PARAGRAPH.contains(child.normalName())) return true;
        }
        return false;
    }

    private static String asHtml(String text) {
        var lines = Entities.escape(Markup.decoded(text.strip())).split("\\R", -1);
        return "<p>" + String.join("<br>", List.of(lines)) + "</p>";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ShowNotes that && raw.equals(that.raw) && base.equals(that.base);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    /// For people who debug; never show it.
    @Override
    public String toString() {
        return "ShowNotes(" + raw.length() + " characters)";
    }

    /// Collects text, one line per block.
    private static final class Lines implements NodeVisitor {
        private final StringBuilder done = new StringBuilder();
        private final StringBuilder line = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) line.append(text.getWholeText());
            else if (breaks(node)) end();
        }

        @Override
        public void tail(Node node, int depth) {
            if (breaks(node)) end();
        }

        private static boolean breaks(Node node) {
            return switch (node.nodeName()) {
                case "p", "br", "ul", "ol", "li", "blockquote" -> true;
                default -> false;
            };
        }

        private void end() {
            var words = PlainText.line(line.toString());
            if (!words.isEmpty()) done.append(done.isEmpty() ? "" : "\n").append(words);
            line.setLength(0);
        }

        String text() {
            end();
            return done.toString();
        }
    }
}
