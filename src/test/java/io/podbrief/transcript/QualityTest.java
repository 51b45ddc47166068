package io.podbrief.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QualityTest {
    private static Quality quality(SpokenCue... cues) {
        return Transcript.of(new Source.Published("text", null), null, List.of(cues))
                .quality();
    }

    private static SpokenCue cue(@Nullable Integer from, String text) {
        return new SpokenCue(from == null ? null : Duration.ofSeconds(from), null, null, text);
    }

    @Test
    void counts_words_marks_and_what_has_times() {
        var quality = quality(
                cue(null, "One two."),
                cue(1, "Three four -- 3.5 five?!"),
                cue(null, "six..."),
                cue(9, "it's seven"),
                cue(null, "eight"));
        assertThat(quality.words()).isEqualTo(10);
        assertThat(quality.marksPer40()).isEqualTo(40.0 * 3 / 10);
        assertThat(quality.timed()).isEqualTo(0.7, within(0.001));
        assertThat(quality.speakers()).isFalse();
    }

    @Test
    void counts_writing_without_spaces_by_characters() {
        assertThat(quality(cue(0, "你好，世界。")).words()).isEqualTo(2);
        assertThat(quality(cue(0, "你好，世界。")).marksPer40()).isEqualTo(20);
    }

    @Test
    void a_short_transcript_of_a_long_recording_shows() {
        var quality = quality(cue(0, "word ".repeat(300)));
        assertThat(quality.wordsPerMinute(Duration.ofMinutes(2))).isEqualTo(150);
        assertThat(quality.wordsPerMinute(Duration.ofMinutes(60))).isEqualTo(5);
        assertThatThrownBy(() -> quality.wordsPerMinute(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothing_is_nothing() {
        assertThat(quality()).isEqualTo(new Quality(0, 0, false, 0));
    }
}
