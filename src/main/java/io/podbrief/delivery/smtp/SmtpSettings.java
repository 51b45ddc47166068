package io.podbrief.delivery.smtp;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The relay that takes our mail.
///
/// @param host its name or address; with none set, mails go to a folder
/// @param port 587 with STARTTLS, 465 with TLS from the start, 25 for a relay on this machine
/// @param tls `required`: TLS or nothing; `none` only for a relay on this machine; `null`: `none` for a loopback
///     host, else `required`
/// @param timeout for connecting, and for each answer
@ConfigurationProperties("podbrief.delivery.smtp")
public record SmtpSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String username,
        @Nullable String password,
        @Nullable String tls,
        @DefaultValue("20s") Duration timeout) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    public SmtpSettings {
        if (tls != null && !Set.of("required", "none").contains(tls)) {
            throw new IllegalArgumentException("podbrief.delivery.smtp.tls is " + tls + ": give required or none");
        }
        if ("none".equals(tls) && host != null && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException(
                    "podbrief.delivery.smtp.tls=none is for a relay on this machine only, and podbrief.delivery.smtp.host is "
                            + host);
        }
    }

    boolean isPlain() {
        return tls == null ? host != null && LOOPBACK.contains(host) : tls.equals("none");
    }
}
