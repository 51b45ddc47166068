package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.published.Line.Weight;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Markdown with turns of talk, as communities edit transcripts by hand.
///
/// Front matter, headings, rules, link definitions and lists of links are no speech; front matter may list
/// the speakers. Everything else is read as [Turns] says, with the markup gone ([MarkdownText]).
final class Markdown implements TranscriptFormat {
    private static final Pattern FENCE = Pattern.compile("(?:-{3,}|\\+{3,})\\s*");
    private static final Pattern SIGN = Pattern.compile(
            "(?m)^\\s{0,3}(?:#{1,6}\\s|(?:\\*\\*|__)[^*_\\n]{1,60}(?::(?:\\*\\*|__)|(?:\\*\\*|__)\\s?:))|\\]\\(https?://|\\\\\\[\\d");
    private static final int BEGINNING = 50_000;
    private static final Pattern HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s+(.*?)(?:\\s#+)?\\s*");
    private static final Pattern RULE = Pattern.compile("\\s{0,3}(?:[-*_=~]\\s?){3,80}\\s*");
    private static final Pattern CODE_FENCE = Pattern.compile("\\s{0,3}(?:`{3,}|~{3,}).*");
    private static final Pattern DEFINITION = Pattern.compile("\\s{0,3}\\[[^\\]]{1,200}\\]:\\s*\\S.*");
    private static final Pattern QUOTE = Pattern.compile("\\s{0,3}(?:>\\s?){1,9}");
    private static final Pattern BULLET = Pattern.compile("\\s{0,12}(?:[-*+]|\\d{1,3}[.)])\\s+");
    private static final Pattern LINK_ALONE = Pattern.compile("\\W{0,8}\\[[^\\]]{1,500}\\]\\([^)]{1,2000}\\)\\W{0,8}");
    private static final Pattern BOLD_LABEL = Pattern.compile(
            "\\s{0,3}(?:\\*{2,3}|__)\\s?\\[?([^*\\[\\]:：]{1,60}?)(?:\\]\\([^)]{0,500}\\))?\\s?[:：]\\s?(?:\\*{2,3}|__)");
    private static final Pattern BOLD = Pattern.compile("\\s{0,3}(\\*\\*|__)[^*_]{1,60}\\1\\s{0,9}");
    private static final Pattern LISTED_NAME = Pattern.compile("\\s*-\\s+[\"']?(.{1,60}?)[\"']?\\s*");

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public boolean recognizes(String text) {
        return OtherFiles.nameOf(text) == null && hasSigns(text.substring(0, Math.min(text.length(), BEGINNING)));
    }

    /// Whether a text has what only Markdown has: front matter, headings, labels in bold, links with an
    /// address.
    static boolean hasSigns(String text) {
        return frontMatterEnd(text.lines().toList()) > 0 || SIGN.matcher(text).find();
    }

    @Override
    public List<SpokenCue> read(String text) {
        var other = OtherFiles.nameOf(text);
        if (other != null) throw NotATranscript.because("is " + other);
        var all = text.lines().toList();
        int body = frontMatterEnd(all);
        var speakers = speakers(all.subList(0, body));
        return NotATranscript.unlessEmpty(Turns.read(speakers, lines(all.subList(body, all.size()))));
    }

    /// Index of the first line after the front matter; `0` if there is none.
    private static int frontMatterEnd(List<String> lines) {
        if (lines.isEmpty() || !FENCE.matcher(lines.getFirst()).matches()) return 0;
        var fence = lines.getFirst().strip();
        for (int i = 1; i < lines.size(); i++) if (lines.get(i).strip().equals(fence)) return i + 1;
        return 0;
    }

    /// The names under `speakers:` in the front matter.
    private static Set<String> speakers(List<String> frontMatter) {
        var names = new LinkedHashSet<String>();
        boolean listed = false;
        for (var line : frontMatter) {
            var name = LISTED_NAME.matcher(line);
            if (listed && name.matches()) names.add(name.group(1));
            else listed = line.startsWith("speakers:");
            if (listed && line.indexOf('[') > 0) names.addAll(inline(line));
        }
        names.removeIf(name -> !NameShape.isLabel(name));
        return names;
    }

    private static List<String> inline(String line) {
        var inside = line.substring(line.indexOf('[') + 1).replace("]", "").replace("\"", "");
        return List.of(inside.strip().split("\\s*,\\s*"));
    }

    private static List<Line> lines(List<String> source) {
        var lines = new ArrayList<Line>();
        boolean opens = true;
        int at = 0;
        while (at < source.size()) {
            int listEnd = linkListEnd(source, at);
            var line = listEnd > at || isLayout(source.get(at)) ? null : line(source.get(at), opens);
            if (line != null) lines.add(line);
            opens = line == null || line.weight() == Weight.HEADING;
            at = Math.max(at + 1, listEnd);
        }
        return lines;
    }

    private static boolean isLayout(String line) {
        return line.isBlank()
                || RULE.matcher(line).matches()
                || CODE_FENCE.matcher(line).matches()
                || DEFINITION.matcher(line).matches()
                || Turns.ONLY_LINK.matcher(line).matches();
    }

    /// The line without its markup; `null` if nothing is left.
    private static @Nullable Line line(String source, boolean opens) {
        var quote = QUOTE.matcher(source);
        var inside =
                quote.lookingAt() && !source.stripLeading().startsWith(">>") ? source.substring(quote.end()) : source;
        var bullet = BULLET.matcher(inside);
        boolean item = bullet.lookingAt();
        if (item) inside = inside.substring(bullet.end());
        var heading = HEADING.matcher(inside);
        boolean title = heading.matches();
        var text = MarkdownText.plain(title ? heading.group(1) : inside);
        if (!Words.any(text)) return null;
        var weight = title ? Weight.HEADING : inside.equals(source) ? weight(source) : Weight.PLAIN;
        return Line.of(text, weight, opens || item);
    }

    private static Weight weight(String source) {
        if (BOLD_LABEL.matcher(source).lookingAt()) return Weight.BOLD_LABEL;
        return BOLD.matcher(source).matches() ? Weight.BOLD : Weight.PLAIN;
    }

    /// Index after a list of at least two items, all of them links, that starts here; `-1` if none does.
    private static int linkListEnd(List<String> lines, int from) {
        int at = from;
        int items = 0;
        while (at < lines.size()) {
            if (isLinkItem(lines.get(at))) items++;
            else if (!lines.get(at).isBlank() || items == 0) break;
            at++;
        }
        return items > 1 ? at : -1;
    }

    private static boolean isLinkItem(String line) {
        var bullet = BULLET.matcher(line);
        return bullet.lookingAt()
                && LINK_ALONE.matcher(line.substring(bullet.end())).matches();
    }
}
