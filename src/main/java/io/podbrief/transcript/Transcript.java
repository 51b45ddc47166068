package io.podbrief.transcript;

import io.podbrief.platform.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was said in an episode: one text, and the cues that say who said which part of it when.
///
/// The text is the canonical one that quotes are spans of: the cues' texts in order, each in the spelling of
/// [CanonicalText], joined by one space within a run of one speaker and by a line break where the speaker
/// changes or is known on one side only. The cues cover it: the first starts at 0, each next one after the
/// one character that parts them. Times never fall along the text; [RisingTimes] says which ones are dropped
/// for that.
///
/// Offsets are Java `char` indexes here. Outside of this program a quote's offsets are code points:
/// [#codePointAt] and [#charAt] translate.
///
/// @param language BCP 47, as feed or file say; `null` when neither does
/// @param cues in order of the text; empty, as the text is, when nobody speaks
public record Transcript(Source source, @Nullable String language, String text, List<Cue> cues) {
    /// @throws IllegalArgumentException if the cues do not cover the text, or times fall
    public Transcript {
        cues = List.copyOf(cues);
        requireCover(text, cues);
        requireRise(cues);
    }

    /// Puts pieces of speech in order into one text.
    ///
    /// @param spoken in the order they are said; what has no visible character is left out, bad times become
    ///     unknown
    public static Transcript of(Source source, @Nullable String language, List<SpokenCue> spoken) {
        var text = new StringBuilder();
        var cues = new ArrayList<Cue>(spoken.size());
        var times = RisingTimes.of(spoken);
        String last = null;
        for (int i = 0; i < spoken.size(); i++) {
            var words = CanonicalText.of(spoken.get(i).text());
            if (words.isEmpty()) continue;
            var speaker = name(spoken.get(i).speaker());
            boolean change = spoken.get(i).newTurn() || !Objects.equals(speaker, last);
            if (!cues.isEmpty()) text.append(change ? '\n' : ' ');
            var time = times.get(i);
            cues.add(new Cue(text.length(), text.length() + words.length(), time.from(), time.to(), speaker));
            text.append(words);
            last = speaker;
        }
        return new Transcript(source, language, text.toString(), cues);
    }

    /// The same words, without the times that lie past the end of the recording.
    ///
    /// @param length the recording's own length, as measured; what feeds claim is often wrong
    public Transcript within(Duration length) {
        var kept = cues.stream()
                .map(cue -> new Cue(
                        cue.start(), cue.end(), upTo(length, cue.from()), upTo(length, cue.to()), cue.speaker()))
                .toList();
        return new Transcript(source, language, text, kept);
    }

    /// SHA-256 of the text in UTF-8, 64 lower-case hexadecimal digits.
    public String hash() {
        return Sha256.hex(text);
    }

    /// How far this transcript can be relied on. Reads the whole text, so ask once.
    public Quality quality() {
        return Quality.of(this);
    }

    /// Index in [#cues] of the cue that holds an offset. The character between two cues belongs to the first
    /// of them, and so does the end of the text to the last.
    ///
    /// @param offset `0` to the text's length, inclusive, so that the end of a quote can be asked for
    /// @throws IndexOutOfBoundsException if the offset is outside of the text, or there are no cues
    public int cueIndexAt(int offset) {
        Objects.checkIndex(offset, text.length() + 1);
        Objects.checkIndex(0, cues.size());
        int low = 0;
        int high = cues.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (cues.get(middle).start() <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    /// The cue that holds an offset; see [#cueIndexAt].
    public Cue cueAt(int offset) {
        return cues.get(cueIndexAt(offset));
    }

    /// Who speaks at an offset; `null` when that is not known.
    public @Nullable String speakerAt(int offset) {
        return cueAt(offset).speaker();
    }

    /// When the character at an offset is said, to the millisecond: between the nearest known times before
    /// and after it, in proportion to the characters. After the last known time of all it is the start of the
    /// cue, if that is known.
    ///
    /// Never falls as the offset grows. Time `O(log n)` where most cues have times.
    ///
    /// @param offset as for [#cueIndexAt]
    /// @return `null` when no time before it is known, or none after it and none for its own cue
    public @Nullable Duration timeAt(int offset) {
        return TimeLine.at(cues, cueIndexAt(offset), offset);
    }

    /// The code point offset of a `char` offset. Time `O(n)`.
    ///
    /// @throws IndexOutOfBoundsException if the offset is outside of the text
    public int codePointAt(int offset) {
        return text.codePointCount(0, offset);
    }

    /// The `char` offset of a code point offset. Time `O(n)`.
    ///
    /// @throws IndexOutOfBoundsException if the text has fewer code points
    public int charAt(int codePoint) {
        return text.offsetByCodePoints(0, codePoint);
    }

    private static @Nullable String name(@Nullable String given) {
        var name = given == null ? "" : CanonicalText.of(given);
        return name.isEmpty() ? null : name;
    }

    private static @Nullable Duration upTo(Duration length, @Nullable Duration time) {
        return time == null || time.compareTo(length) > 0 ? null : time;
    }

    private static void requireCover(String text, List<Cue> cues) {
        int next = 0;
        for (var cue : cues) {
            if (cue.start() != next || cue.end() == cue.start()) {
                throw new IllegalArgumentException("a cue starts at " + cue.start() + ", not at " + next);
            }
            next = cue.end() + 1;
        }
        int length = Math.max(0, next - 1);
        if (length != text.length()) {
            throw new IllegalArgumentException("cues cover " + length + " of " + text.length() + " characters");
        }
    }

    private static void requireRise(List<Cue> cues) {
        var last = Duration.ZERO;
        for (var cue : cues) {
            last = risen(last, cue.from());
            last = risen(last, cue.to());
        }
    }

    private static Duration risen(Duration last, @Nullable Duration time) {
        if (time == null) return last;
        if (time.compareTo(last) < 0) throw new IllegalArgumentException("times fall from " + last + " to " + time);
        return time;
    }
}
