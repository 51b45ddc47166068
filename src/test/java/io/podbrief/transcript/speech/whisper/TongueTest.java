package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TongueTest {
    private static final int LONG = 28 * Samples.HERTZ;

    private static String guess(String language, double sureness) {
        return "whisper_full_with_state: auto-detected language: %s (p = %f)".formatted(language, sureness);
    }

    @Test
    void keeps_to_a_language_that_was_given() {
        var tongue = new Tongue("de");
        tongue.read(guess("en", 0.99));
        tongue.settle(LONG);

        assertThat(tongue.toAsk()).isEqualTo("de");
        assertThat(tongue.language()).isEqualTo("de");
    }

    @Test
    void is_not_misled_by_a_jingle() {
        var tongue = new Tongue(null);
        tongue.read(guess("cy", 0.4));
        tongue.settle(5 * Samples.HERTZ);
        assertThat(tongue.toAsk()).isEqualTo("auto");

        tongue.read(guess("fr", 0.97));
        tongue.settle(LONG);
        tongue.read(guess("fr", 0.98));
        tongue.settle(LONG);

        assertThat(tongue.toAsk()).isEqualTo("fr");
    }

    @Test
    void knows_nothing_where_nobody_spoke() {
        var tongue = new Tongue(null);
        tongue.read("whisper_init_state: kv self size = 3.15 MB");
        tongue.settle(LONG);

        assertThat(tongue.language()).isNull();
    }
}
