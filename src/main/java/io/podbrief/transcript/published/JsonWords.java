package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.published.JsonSegments.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From the segments of JSON to cues. Where the segments are single words they are joined to sentences: until
/// a sentence ends, the speaker changes, nobody speaks for [#PAUSE], or [#MOST] words are reached.
final class JsonWords {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST = 60;
    /// Characters; words are shorter on average in any language.
    private static final int LONGEST_WORD = 12;
    private static final Pattern SENTENCE_END = Pattern.compile(".*[.!?…。！？][\"'”’)\\]]{0,3}\\s*", Pattern.DOTALL);
    private static final Pattern JOINED = Pattern.compile("[.,!?;:…%)\\]}”’].*|'\\p{L}{1,2}", Pattern.DOTALL);

    private final boolean spaced;
    private final List<SpokenCue> cues = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int words;
    private @Nullable Segment first;
    private @Nullable Segment last;

    private JsonWords(boolean spaced) {
        this.spaced = spaced;
    }

    /// @throws io.podbrief.platform.Failure.Permanent if there are none with words
    static List<SpokenCue> cues(List<Segment> segments) {
        var cues = joined(segments);
        if (cues.isEmpty()) throw NotATranscript.because("is JSON without the segments of a transcript");
        return cues;
    }

    private static List<SpokenCue> joined(List<Segment> segments) {
        var spoken =
                segments.stream().filter(segment -> !segment.text().isBlank()).toList();
        if (!areWords(spoken)) {
            return spoken.stream()
                    .filter(segment -> Words.any(segment.text()))
                    .map(JsonWords::cue)
                    .toList();
        }
        long spaced = spoken.stream()
                .filter(segment -> Character.isWhitespace(segment.text().charAt(0)))
                .count();
        var sentences = new JsonWords(spaced * 2 > spoken.size());
        spoken.forEach(sentences::word);
        sentences.endCue();
        return sentences.cues;
    }

    /// Whether segments are single words on average; a sentence in a script without spaces is one by count,
    /// not by length.
    private static boolean areWords(List<Segment> segments) {
        int words = segments.stream()
                .mapToInt(segment -> Words.count(segment.text(), 2 * LONGEST_WORD))
                .sum();
        int length = segments.stream()
                .mapToInt(segment -> Math.min(segment.text().length(), 2 * LONGEST_WORD))
                .sum();
        return words < 2 * segments.size() && length < LONGEST_WORD * segments.size();
    }

    private static SpokenCue cue(Segment segment) {
        return new SpokenCue(
                segment.from(), segment.to(), segment.speaker(), segment.text().strip());
    }

    private void word(Segment word) {
        if (last != null && isBorder(last, word)) endCue();
        boolean apart = !spaced && !JOINED.matcher(word.text().strip()).matches();
        if (!text.isEmpty() && apart) text.append(' ');
        text.append(word.text());
        if (first == null) first = word;
        last = word;
        if (++words >= MOST || SENTENCE_END.matcher(word.text()).matches()) endCue();
    }

    private static boolean isBorder(Segment before, Segment after) {
        if (!Objects.equals(before.speaker(), after.speaker())) return true;
        if (before.to() == null || after.from() == null) return false;
        return after.from().minus(before.to()).compareTo(PAUSE) > 0;
    }

    private void endCue() {
        if (first != null && last != null && Words.any(text)) {
            cues.add(new SpokenCue(
                    first.from(), last.to(), first.speaker(), text.toString().strip()));
        }
        text.setLength(0);
        words = 0;
        first = null;
        last = null;
    }
}
