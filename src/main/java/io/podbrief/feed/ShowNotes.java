package io.podbrief.feed;

import io.podbrief.platform.PlainText;
import java.net.URI;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;
import org.jsoup.select.NodeVisitor;

/// What a publisher writes about an episode or a podcast. Comes from outside and may hold anything, so the only ways to
/// it are sanitised HTML and plain text, made when asked for: of most feeds that are read nearly all is known already.
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

    private static final String BLOCKS =
            "div, h1, h2, h3, h4, h5, h6, section, article, header, footer, pre, table, tr, dl, dt, dd, figure, figcaption";

    private final String raw;
    private final URI base;

    private ShowNotes(String raw, URI base) {
        this.raw = raw;
        this.base = base;
    }

    /// @param raw HTML or plain text, as the feed has it after its own decoding
    /// @param base what relative links in it are relative to
    public static ShowNotes of(String raw, URI base) {
        return raw.isBlank() ? NONE : new ShowNotes(raw, base);
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return raw.isEmpty();
    }

    /// HTML that is safe to show: p, br, ul, ol, li, a, em, strong, code and blockquote; each `a` with an http, https or
    /// mailto address and `rel="nofollow noopener ugc"`. Empty when there is nothing to show.
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
        var dirty = Jsoup.parse(PlainText.hasTags(raw) ? raw : asHtml(raw), base.toString());
        dirty.select("b").tagName("strong");
        dirty.select("i").tagName("em");
        for (var block : dirty.select(BLOCKS)) asParagraph(block);
        var clean = new Cleaner(ALLOWED).clean(dirty);
        clean.outputSettings().prettyPrint(false).escapeMode(Entities.EscapeMode.xhtml);
        for (var link : clean.select("a:not([href])")) link.unwrap(); // its address was not fit to follow
        return clean;
    }

    /// Words in neighbouring blocks must not run together when the blocks go.
    private static void asParagraph(Element block) {
        if (block.select("p, ul, ol, blockquote, " + BLOCKS).size() > 1) block.before(new TextNode("\n"));
        else block.tagName("p");
    }

    private static String asHtml(String text) {
        var lines = Entities.escape(PlainText.decoded(text.strip())).split("\\R", -1);
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
