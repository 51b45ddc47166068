package io.podbrief.feed.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaytimeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3661 | PT1H1M1S", "3661.5 | PT1H1M1.5S", "61:01 | PT1H1M1S", "1:01:01 | PT1H1M1S", "01:30 | PT1M30S",
                "00:45:00.000 | PT45M", " 12:00 | PT12M", "PT1H2M3S | PT1H2M3S", "1h 2m 3s | PT1H2M3S",
                        "65 min | PT1H5M",
                "1 hour 5 minutes | PT1H5M", "90s | PT1M30S", "120:00 | PT2H", "1:75 | PT2M15S",
            })
    void reads_every_form_in_use(String written, Duration meant) {
        assertThat(Playtime.parse(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "00:00:00",
                "-5",
                "-1:00",
                "abc",
                "1:2:3:4",
                ":",
                "12:",
                "1,000,000 years",
                "3600000",
                "P",
                "NaN",
                "∞"
            })
    void has_none_for_zero_and_nonsense(String written) {
        assertThat(Playtime.parse(written)).isNull();
    }

    @Test
    void does_not_look_at_a_text_that_is_too_long() {
        assertThat(Playtime.parse("9".repeat(1_000_000))).isNull();
        assertThat(Playtime.parse(null)).isNull();
    }
}
