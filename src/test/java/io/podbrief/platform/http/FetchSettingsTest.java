package io.podbrief.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.podbrief.platform.Failure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

final class FetchSettingsTest {
    @Test
    void is_strict_and_polite_where_nothing_is_set() {
        var settings = FetchSettings.defaults();

        assertThat(settings.allowPrivate()).isEmpty();
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.userAgent()).isEqualTo("Podbrief/dev (+http://localhost:8080/bot)");
        assertThat(settings.waits())
                .isEqualTo(new FetchSettings.Waits(
                        Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30)));
        assertThat(settings.most(Ask.Kind.FEED)).isEqualTo(DataSize.ofMegabytes(16));
        assertThat(settings.most(Ask.Kind.TRANSCRIPT)).isEqualTo(DataSize.ofMegabytes(16));
        assertThat(settings.most(Ask.Kind.PAGE)).isEqualTo(DataSize.ofMegabytes(4));
        assertThat(settings.most(Ask.Kind.IMAGE)).isEqualTo(DataSize.ofMegabytes(5));
        assertThat(settings.most(Ask.Kind.AUDIO)).isEqualTo(DataSize.ofGigabytes(1));
        assertThat(settings.total(Ask.Kind.FEED)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.total(Ask.Kind.TRANSCRIPT)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.total(Ask.Kind.PAGE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.total(Ask.Kind.IMAGE)).isEqualTo(Duration.ofMinutes(1));
        assertThat(settings.total(Ask.Kind.AUDIO)).isEqualTo(Duration.ofHours(1));
        assertThat(settings.total(Ask.Kind.MODEL)).isEqualTo(Duration.ofHours(12));
    }

    @Test
    void takes_a_list_of_private_places() {
        assertThat(Fetching.settings("allow-private=127.0.0.1:8080, 10.1.0.0/16")
                        .allowPrivate())
                .isEqualTo(List.of("127.0.0.1:8080", "10.1.0.0/16"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allow-private=localhost:8080",
                "interval=-1s",
                "user-agent= ",
                "user-agent=Pod\r\nX: y",
                "user-agent=Pödbrief",
                "waits.connect=0s",
                "waits.first-byte=-1s",
                "waits.slow=0s",
                "most.feed=300MB",
                "most.page=-1B",
                "most.audio=-1B",
                "total.feed=0s",
                "total.audio=-1h",
                "total.model=0s"
            })
    void refuses_what_makes_no_sense_and_names_it(String property) {
        var thrown = catchThrowable(() -> Fetching.settings(property));

        assertThat(thrown).hasRootCauseInstanceOf(RuntimeException.class);
        var failure = rootFailure(thrown);
        assertThat(failure.code()).isEqualTo("config.invalid");
        assertThat(failure.sentence())
                .contains("podbrief.fetch." + property.substring(0, property.indexOf('=')), "give");
    }

    private static Failure rootFailure(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof Failure failure) return failure;
        }
        throw new AssertionError("no failure of ours", thrown);
    }
}
