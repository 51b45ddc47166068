package io.podbrief.transcript;

import static java.time.ZoneOffset.UTC;

import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore.Work;
import io.podbrief.platform.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// The table `heard_part`: one row for each episode whose hearing is under way or was broken off.
@Component
final class HeardPartStore {
    private static final TypeReference<List<Row>> ROWS = new TypeReference<>() {};

    private final JdbcClient db;
    private final Clock clock;

    HeardPartStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// A cue as it is stored.
    ///
    /// @param from in milliseconds, as `to`; `null` when not known
    record Row(@Nullable Long from, @Nullable Long to, String text) {
        static Row of(SpokenCue cue) {
            return new Row(millis(cue.from()), millis(cue.to()), cue.text());
        }

        SpokenCue cue() {
            return new SpokenCue(time(from), time(to), null, text);
        }

        private static @Nullable Long millis(@Nullable Duration time) {
            return time == null ? null : time.toMillis();
        }

        private static @Nullable Duration time(@Nullable Long millis) {
            return millis == null ? null : Duration.ofMillis(millis);
        }
    }

    /// Stores how far a hearing has come, in place of what was there; whoever lost the lease stores nothing.
    void put(Work work, HeardPart part) {
        db.sql("""
                insert into heard_part (episode_id, recording, heard_by, language, position_ms, cues, updated_at)
                select id, :recording, :by, :language, :position, cast(:cues as jsonb), :now
                  from episode where id = :episode and fence = :fence for share
                on conflict (episode_id) do update
                   set recording = excluded.recording, heard_by = excluded.heard_by, language = excluded.language,
                       position_ms = excluded.position_ms, cues = excluded.cues, updated_at = excluded.updated_at
                """)
                .param("recording", part.recording())
                .param("by", part.heardBy())
                .param("language", part.language())
                .param("position", part.position().toMillis())
                .param("cues", Json.write(part.cues().stream().map(Row::of).toList()))
                .param("now", clock.instant().atOffset(UTC))
                .param("episode", work.episode().id().value())
                .param("fence", work.fence())
                .update();
    }

    Optional<HeardPart> find(Episode.Id episode) {
        return db.sql("select * from heard_part where episode_id = :episode")
                .param("episode", episode.value())
                .query((row, _) -> part(row))
                .optional();
    }

    void delete(Episode.Id episode) {
        db.sql("delete from heard_part where episode_id = :episode")
                .param("episode", episode.value())
                .update();
    }

    private static HeardPart part(ResultSet row) throws SQLException {
        return new HeardPart(
                row.getString("recording"),
                row.getString("heard_by"),
                row.getString("language"),
                Duration.ofMillis(row.getLong("position_ms")),
                Json.read(row.getString("cues"), ROWS).stream().map(Row::cue).toList());
    }
}
