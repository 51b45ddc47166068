package io.podbrief.transcript.published;

import io.podbrief.transcript.published.Line.Weight;
import io.podbrief.transcript.published.SpeakerLabels.Label;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How one written transcript marks who speaks and when, learned from all of its lines, so that each line can
/// be read the way its author meant it.
///
/// Strong signs are believed by themselves: a label in bold, a name beside a time with nothing else on the
/// line or the time in brackets, a name alone on its line when it comes twice and is set in bold, as a
/// heading, or beside a time. `Name:` in plain type is believed as [SpeakerLabels] says, but in a file that
/// sets its labels in bold only for names that are also set in bold: there a plain one introduces a
/// quotation.
final class LabelBook {
    private static final int TWICE = 2;
    /// How many lines must start with an open time for it to be a time and not a number in a sentence.
    private static final int OPEN_TIMES = 3;

    private final SpeakerLabels labels;
    private final Set<String> alone;
    private final boolean openTimes;

    private LabelBook(SpeakerLabels labels, Set<String> alone, boolean openTimes) {
        this.labels = labels;
        this.alone = alone;
        this.openTimes = openTimes;
    }

    static LabelBook learn(Collection<String> given, List<Line> lines) {
        var strong = new HashSet<>(given);
        var plain = new ArrayList<String>();
        int bold = 0;
        int open = 0;
        for (var line : lines) {
            var mark = LineMark.of(line.text());
            var label = boldLabel(line);
            if (label != null) {
                bold++;
                strong.add(label);
            } else if (mark == null) {
                if (line.opens() || SpeakerLabels.mayBeIn(line.text())) plain.add(line.text());
            } else if (mark.name() == null) {
                if (mark.bare()) open++;
            } else if (isName(mark.name()) && !mark.bare()) {
                strong.add(mark.name());
            }
        }
        var labels = SpeakerLabels.learn(strong, bold >= TWICE ? List.of() : plain);
        return new LabelBook(labels, alone(lines), open >= OPEN_TIMES);
    }

    /// How a line starts: with a speaker, a time, both, or (`null`) with words.
    @Nullable
    LineMark markOf(Line line) {
        var bold = boldLabel(line);
        if (bold != null) return new LineMark(bold, null, null, afterColon(line.text()), false);
        if (alone.contains(line.text())) return new LineMark(line.text(), null, null, "", false);
        var mark = LineMark.of(line.text());
        if (mark != null && mark.name() == null) return markWithoutName(line, mark);
        if (mark != null && isTimedName(mark)) return mark;
        var label = labels.in(line.text());
        return label == null ? sound(line.text()) : mark(label, null, null);
    }

    String speaker(String name) {
        return labels.speaker(name);
    }

    private @Nullable LineMark markWithoutName(Line line, LineMark mark) {
        if (mark.bare() && !openTimes) return null;
        var label = labels.in(mark.rest());
        if (label != null) return mark(label, mark.from(), mark.to());
        return line.weight() == Weight.HEADING ? null : mark;
    }

    /// A break or a sound on a line by itself, perhaps with times.
    private static @Nullable LineMark sound(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || !NameShape.isSound(text.substring(0, colon))) return null;
        var rest = text.substring(colon + 1).strip();
        return Words.any(rest.replaceAll("\\d|\\bto\\b", ""))
                ? null
                : new LineMark(text.substring(0, colon), null, null, "", false);
    }

    private static @Nullable String boldLabel(Line line) {
        int colon = line.text().indexOf(':');
        if (line.weight() != Weight.BOLD_LABEL || colon < 0) return null;
        var label = line.text().substring(0, colon).strip();
        return NameShape.isLabel(label) ? label : null;
    }

    private static String afterColon(String text) {
        return text.substring(text.indexOf(':') + 1).strip();
    }

    /// A name beside a time; one that stands open before more text only if the name is known from elsewhere.
    private boolean isTimedName(LineMark mark) {
        return isName(mark.name()) && (!mark.bare() || labels.knows(String.valueOf(mark.name())));
    }

    private static boolean isName(@Nullable String name) {
        return name != null && NameShape.isName(name);
    }

    private static LineMark mark(Label label, @Nullable Duration from, @Nullable Duration to) {
        return new LineMark(label.speaker(), from, to, label.rest().strip(), false);
    }

    /// Names on a line by themselves, in bold, as a heading, or directly above or below a time on a line by
    /// itself.
    private static Set<String> alone(List<Line> lines) {
        var counts = new HashMap<String, Integer>();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            boolean set = line.weight() == Weight.BOLD || line.weight() == Weight.HEADING;
            boolean beside = isTimeAlone(lines, i - 1) || isTimeAlone(lines, i + 1);
            if ((set || beside) && NameShape.isName(line.text())) counts.merge(line.text(), 1, Integer::sum);
        }
        counts.values().removeIf(count -> count < TWICE);
        return counts.keySet();
    }

    private static boolean isTimeAlone(List<Line> lines, int index) {
        if (index < 0 || index >= lines.size()) return false;
        var mark = LineMark.of(lines.get(index).text());
        return mark != null && mark.name() == null && mark.rest().isEmpty();
    }
}
