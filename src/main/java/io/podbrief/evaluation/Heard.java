package io.podbrief.evaluation;

import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A transcript as a speech recogniser leaves it: nobody is named, and cues of 6 to 16 words are cut without regard
/// to sentences. Words, case and marks stay: what a recogniser gets wrong is not imitated.
///
/// Sizes of cues follow `6 + (7 * size + 3) mod 11` from 11 on, so the same words give the same cues. Times are
/// at 2.6 words a second.
final class Heard {
    private static final double WORDS_PER_SECOND = 2.6;

    private Heard() {}

    /// @param words those of the whole episode in order
    static List<SpokenCue> of(List<String> words) {
        var cues = new ArrayList<SpokenCue>();
        int size = 11;
        for (int at = 0; at < words.size(); at += size) {
            size = 6 + (size * 7 + 3) % 11;
            int end = Math.min(words.size(), at + size);
            cues.add(new SpokenCue(time(at), time(end), null, String.join(" ", words.subList(at, end))));
        }
        return cues;
    }

    private static Duration time(int words) {
        return Duration.ofMillis(Math.round(1000 * words / WORDS_PER_SECOND));
    }
}
