package io.podbrief.platform;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where everything durable lies.
///
/// @param folder the database, the index and mails without a relay; `null`: `.podbrief` in the user's home
@ConfigurationProperties("podbrief.data")
public record DataSettings(@Nullable Path folder) {
    /// The folder in force, absolute.
    @Override
    public Path folder() {
        var chosen = folder == null ? Path.of(System.getProperty("user.home"), ".podbrief") : folder;
        return chosen.toAbsolutePath().normalize();
    }
}
