package io.podbrief.transcript.published;

import io.podbrief.transcript.published.Line.Weight;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/// The lines that a reader of a web page sees, with the names and times that its markup gives.
///
/// `<cite>` at the start of a line names who speaks from there on; `<time>` there says when; so do elements
/// with a class such as `speaker` or `timestamp`. Elsewhere they are words.
final class HtmlLines implements NodeFilter {
    private static final Set<String> NO_SPEECH = Words.listed("""
            script, style, noscript, template, nav, footer, aside, form, button, select, option, textarea, svg, iframe,
            object, canvas, audio, video, head, figcaption, math, dialog, menu""");
    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "title", "caption");
    private static final Pattern HIDDEN =
            Pattern.compile("(?i)display\\s{0,5}:\\s{0,5}none|visibility\\s{0,5}:\\s{0,5}hidden");
    private static final Pattern SPEAKER_CLASS = Pattern.compile("(?i)speaker(?:[_-]?name)?(?:\\s|$)");
    private static final Pattern TIME_CLASS = Pattern.compile("(?i)time(?:[_-]?(?:stamp|code))?(?:\\s|$)");
    private static final Pattern TRAILING_COLON = Pattern.compile("[\\s:：]+$");

    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private @Nullable String cite;
    private @Nullable Duration time;
    private int captureFrom = -1;
    private int boldUntil;
    private boolean opens = true;
    private boolean heading;
    private int linkDepth;
    private int preDepth;
    private int size;
    private int linked;

    private HtmlLines() {}

    static HtmlLines of(Element part) {
        var reader = new HtmlLines();
        NodeTraversor.filter(reader, part);
        reader.endLine(true);
        return reader;
    }

    List<Line> list() {
        return lines;
    }

    /// Characters of text, spaces left out.
    int size() {
        return size;
    }

    /// Whether more than three fifths of the text is inside of links.
    boolean mostlyLinks() {
        return linked * 5L > size * 3L;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            text(text.getWholeText());
        } else if (node instanceof Element element) {
            if (isNoSpeech(element)) return FilterResult.SKIP_ENTIRELY;
            open(element);
        }
        return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) close(element);
        return FilterResult.CONTINUE;
    }

    private void open(Element element) {
        var name = element.normalName();
        if (element.isBlock()) endLine(true);
        switch (name) {
            case "a" -> linkDepth++;
            case "pre" -> preDepth++;
            case "br" -> endLine(words.toString().isBlank());
            default -> heading |= HEADINGS.contains(name);
        }
        if (names(element) || times(element)) captureFrom = words.toString().isBlank() ? words.length() : -1;
    }

    private static boolean names(Element element) {
        return element.normalName().equals("cite")
                || SPEAKER_CLASS.matcher(element.className()).find();
    }

    private static boolean times(Element element) {
        return element.normalName().equals("time")
                || TIME_CLASS.matcher(element.className()).find();
    }

    private void close(Element element) {
        var name = element.normalName();
        switch (name) {
            case "a" -> linkDepth--;
            case "pre" -> preDepth--;
            case "b", "strong" -> bold(words.length());
            default -> {}
        }
        if (names(element)) cite(name.equals("cite"));
        if (times(element)) time(element.attr("datetime"));
        if (element.isBlock()) endLine(true);
        if (HEADINGS.contains(name)) heading = false;
    }

    private void bold(int end) {
        if (lines.isEmpty() || boldUntil == 0) boldUntil = end;
    }

    /// @param sure whether the element is for names and nothing else; else it must also look like one
    private void cite(boolean sure) {
        if (captureFrom < 0) return;
        var name = TRAILING_COLON
                .matcher(words.substring(captureFrom))
                .replaceFirst("")
                .strip();
        if (sure || NameShape.isName(name)) {
            words.setLength(captureFrom);
            if (Words.any(name)) cite = name;
        }
        captureFrom = -1;
    }

    private void time(String machine) {
        if (captureFrom < 0) return;
        var written = TRAILING_COLON
                .matcher(words.substring(captureFrom))
                .replaceFirst("")
                .strip();
        var read = Timestamp.parse(written.replaceAll("^[\\[(]|[\\])]$", ""));
        if (read == null) read = duration(machine);
        if (read != null) {
            words.setLength(captureFrom);
            time = read;
        }
        captureFrom = -1;
    }

    private static @Nullable Duration duration(String machine) {
        try {
            return machine.startsWith("P") ? Duration.parse(machine) : Timestamp.parse(machine.strip());
        } catch (DateTimeParseException _) {
            return null; // a date, or nothing that is a time
        }
    }

    private void text(String text) {
        int visible = (int) text.chars().filter(c -> !Character.isWhitespace(c)).count();
        size += visible;
        if (linkDepth > 0) linked += visible;
        if (preDepth == 0) {
            words.append(text);
            return;
        }
        boolean first = true;
        for (var line : text.split("\r\n|\n|\r", -1)) {
            if (!first) endLine(words.toString().isBlank());
            first = false;
            words.append(line);
        }
    }

    private void endLine(boolean paragraph) {
        var text = words.toString().strip().replaceAll("[\\s\u00A0]+", " ");
        if (Words.any(text)) {
            lines.add(new Line(text, weight(), opens, cite, time));
            cite = null;
            time = null;
            opens = false;
        }
        opens |= paragraph;
        words.setLength(0);
        captureFrom = -1;
        boldUntil = 0;
    }

    private Weight weight() {
        if (heading) return Weight.HEADING;
        var bold = words.substring(0, Math.min(boldUntil, words.length())).strip();
        if (bold.indexOf(':') == bold.length() - 1 && bold.length() > 1) return Weight.BOLD_LABEL;
        return !bold.isEmpty() && words.substring(bold.length()).isBlank() ? Weight.BOLD : Weight.PLAIN;
    }

    private static boolean isNoSpeech(Element element) {
        return NO_SPEECH.contains(element.normalName())
                || element.hasAttr("hidden")
                || element.attr("aria-hidden").toLowerCase(Locale.ROOT).equals("true")
                || HIDDEN.matcher(element.attr("style")).find();
    }
}
