package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/// Timed Text Markup (TTML, DFXP), which Apple makes of podcasts: <https://www.w3.org/TR/ttml1/>.
///
/// A `<p>` is a cue; its speaker is the agent it names. Nothing is fetched and no entity is expanded beyond
/// the XML and HTML ones. The standard counts times from the start of the enclosing element, publishers
/// mostly from the start of the recording: a time before its enclosing element's is taken as counted from
/// there, any other as counted from the start.
final class Ttml implements TranscriptFormat {
    private static final int MOST_TAGS = 500_000;
    private static final int DEEPEST = 60;

    @Override
    public String name() {
        return "ttml";
    }

    @Override
    public boolean recognizes(String text) {
        return "tt".equals(MarkupRoot.of(text));
    }

    @Override
    public List<SpokenCue> read(String text) {
        if (!recognizes(text)) throw NotATranscript.because("is not Timed Text");
        if (text.chars().filter(c -> c == '<').limit(MOST_TAGS + 1L).count() > MOST_TAGS) {
            throw NotATranscript.because("is Timed Text of more than " + MOST_TAGS + " tags");
        }
        var document = Jsoup.parse(text, Parser.xmlParser());
        var clock = TtmlClock.of(document);
        var agents = agents(document);
        var cues = new ArrayList<SpokenCue>();
        for (var element : document.getAllElements()) {
            if (!local(element).equals("p")) continue;
            var words = words(element);
            if (Words.any(words)) cues.add(cue(element, words, clock, agents));
        }
        return NotATranscript.unlessEmpty(cues);
    }

    private static SpokenCue cue(Element paragraph, String words, TtmlClock clock, Map<String, String> agents) {
        var from = start(paragraph, clock);
        var to = end(paragraph, from, clock);
        var spans = paragraph.children().stream()
                .filter(child -> local(child).equals("span"))
                .toList();
        if (!spans.isEmpty() && !paragraph.hasAttr("begin") && spans.getFirst().hasAttr("begin")) {
            from = start(spans.getFirst(), clock);
            to = end(spans.getLast(), start(spans.getLast(), clock), clock);
        }
        var agent = inherited(paragraph, "ttm:agent");
        return new SpokenCue(from, to, agent == null ? null : agents.getOrDefault(agent, agent), words);
    }

    private static @Nullable Duration start(Element element, TtmlClock clock) {
        Duration start = null;
        for (var outer : chain(element)) {
            var own = clock.time(outer.attr("begin"));
            if (own == null) continue;
            start = start == null || own.compareTo(start) >= 0 ? own : own.plus(start);
        }
        return start;
    }

    private static @Nullable Duration end(Element element, @Nullable Duration start, TtmlClock clock) {
        var length = clock.time(element.attr("dur"));
        if (length != null && start != null) return start.plus(length);
        var end = clock.time(element.attr("end"));
        var begin = clock.time(element.attr("begin"));
        if (end == null || begin == null || start == null) return end;
        return end.plus(start.minus(begin)); // by as much as the start was moved
    }

    /// The element's ancestors from the outside in, and itself.
    private static List<Element> chain(Element element) {
        var chain = new ArrayList<Element>();
        for (Element at = element; at != null && chain.size() < DEEPEST; at = at.parent()) chain.addFirst(at);
        return chain;
    }

    private static @Nullable String inherited(Element element, String attribute) {
        return chain(element).reversed().stream()
                .map(outer -> outer.attr(attribute).strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> agents(Document document) {
        var names = new HashMap<String, String>();
        for (var element : document.getAllElements()) {
            if (!local(element).equals("agent")) continue;
            var name = element.text().strip();
            if (Words.any(name)) names.put(element.attr("xml:id"), name);
        }
        return names;
    }

    private static String words(Element paragraph) {
        var words = new StringBuilder();
        paragraph.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text && !isMetadata(text)) words.append(text.getWholeText());
                if (node instanceof Element element && local(element).equals("br")) words.append(' ');
            }
        });
        return words.toString();
    }

    private static boolean isMetadata(TextNode text) {
        var parent = text.parent();
        return parent != null && parent.normalName().startsWith("ttm:");
    }

    private static String local(Element element) {
        var name = element.normalName();
        return name.substring(name.indexOf(':') + 1);
    }
}
