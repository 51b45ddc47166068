package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTest {
    static Stream<Event> events() {
        return Stream.of(
                new Event.Started(0),
                new Event.At(3_600_000),
                new Event.Cue(1, 2, "\"Quoted\"\n\\ and \u2028 über 😀"),
                new Event.Done(10, 5, null),
                new Event.Done(10, 5, "de"),
                new Event.Failed("audio.decoder", "It is broken."));
    }

    @ParameterizedTest
    @MethodSource("events")
    void reads_what_it_wrote_on_one_line(Event event) {
        var line = Wire.write(event);

        assertThat(line).doesNotContain("\n", "\r");
        assertThat(Wire.event(line)).isEqualTo(event);
    }

    @Test
    void carries_a_job_with_and_without_what_is_optional() {
        var full = new Job("/a b/\"c\".mp3", "mp3", "/m.bin", "/v.onnx", "en", 2, 5, 10);
        var bare = new Job("/a", "mov", "/m", null, null, 1, 0, 10);

        assertThat(Wire.job(Wire.write(full))).isEqualTo(full);
        assertThat(Wire.job(Wire.write(bare))).isEqualTo(bare);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# A fatal error",
                "{}",
                "[1]",
                "{\"event\":\"at\"}",
                "{\"event\":\"at\",\"position\":\"x\"}",
                "{\"event\":{}}",
                "{\"event\":\"other\"}"
            })
    void takes_nothing_else_for_an_event(String line) {
        assertThatThrownBy(() -> Wire.event(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
