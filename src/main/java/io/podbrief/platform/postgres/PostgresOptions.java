package io.podbrief.platform.postgres;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What may differ from one embedded database to the next. The settings that keep data safe may not.
///
/// @param cache where PostgreSQL's programs are unpacked once for all databases; `null` for the usual place:
///     `podbrief` in the user's cache folder, or `/var/cache/podbrief` when root has to run the server as somebody
///     else
/// @param throwAway the folder is deleted soon after, so the cluster is made without waiting for the disk, and the
///     server stops without tidying up. What is written in between is as safe as everywhere
/// @param patience how long to wait for a crash recovery, or for a server that is being shut down; at least one
///     second
public record PostgresOptions(@Nullable Path cache, boolean throwAway, Duration patience) {
    /// For data that is to be kept.
    public static final PostgresOptions STANDARD = new PostgresOptions(null, false, Duration.ofMinutes(2));

    /// For a folder that is deleted when the work is done.
    public static final PostgresOptions THROW_AWAY = new PostgresOptions(null, true, STANDARD.patience());

    public PostgresOptions {
        if (patience.toSeconds() < 1) throw new IllegalArgumentException("a patience of " + patience);
    }
}
