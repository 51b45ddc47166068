package io.podbrief.delivery.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpSettingsTest {
    @ParameterizedTest(name = "{0}, tls {1}: plain is {2}")
    @CsvSource({
        "127.0.0.1,         ,         true",
        "localhost,         ,         true",
        "127.0.0.1,         required, false",
        "smtp.example.org,  ,         false",
        "smtp.example.org,  required, false",
    })
    void speaks_in_the_clear_with_this_machine_only(String host, @Nullable String tls, boolean plain) {
        assertThat(settings(host, tls).isPlain()).isEqualTo(plain);
    }

    @Test
    void refuses_to_send_in_the_clear_over_the_net() {
        assertThatThrownBy(() -> settings("smtp.example.org", "none"))
                .hasMessageContaining("podbrief.delivery.smtp.tls=none");
    }

    @Test
    void refuses_a_word_that_it_does_not_know() {
        assertThatThrownBy(() -> settings("smtp.example.org", "optional"))
                .hasMessageContaining("give required or none");
    }

    private static SmtpSettings settings(String host, @Nullable String tls) {
        return new SmtpSettings(host, 587, null, null, tls, Duration.ofSeconds(20));
    }
}
