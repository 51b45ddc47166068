package io.podbrief.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where the tables are.
///
/// @param url of a PostgreSQL, such as `jdbc:postgresql://db.example.org/podbrief`; `null`: the embedded one in
///     the data folder
/// @param throwAway whether the embedded one is deleted soon after, so that it is made and stopped without waiting
///     for the disk
/// @param connections the most that are open at a time
@ConfigurationProperties("podbrief.database")
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("false") boolean throwAway,
        @DefaultValue("10") int connections) {
    public DatabaseSettings {
        if (url != null && url.isBlank()) url = null;
        if (url != null && !url.startsWith("jdbc:postgresql:")) {
            throw new Failure.Permanent(
                    "config.invalid",
                    "podbrief.database.url does not begin with jdbc:postgresql: give an address such as jdbc:postgresql://db.example.org/podbrief");
        }
    }

    /// Whether the database is the one in the data folder.
    public boolean isEmbedded() {
        return url == null;
    }
}
