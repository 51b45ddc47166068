package io.podbrief.transcript;

import static java.time.ZoneOffset.UTC;

import io.podbrief.feed.Episode;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `transcript`.
@Component
public final class TranscriptStore {
    private final JdbcClient db;
    private final Clock clock;

    public TranscriptStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Stores an episode's transcript; an earlier one is replaced whole.
    public void put(Episode.Id episode, Transcript transcript) {
        var source = StoredSource.of(transcript.source());
        db.sql("""
                insert into transcript (episode_id, source, source_url, language, hash, text, cues, created_at)
                values (:episode, :source, :url, :language, :hash, :text, cast(:cues as jsonb), :now)
                on conflict (episode_id) do update
                   set source = excluded.source, source_url = excluded.source_url, language = excluded.language, hash = excluded.hash,
                       text = excluded.text, cues = excluded.cues, created_at = excluded.created_at
                """)
                .param("episode", episode.value())
                .param("source", source.name())
                .param("url", source.url())
                .param("language", transcript.language())
                .param("hash", transcript.hash())
                .param("text", transcript.text())
                .param("cues", CueJson.write(transcript.cues()))
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    public Optional<Transcript> find(Episode.Id episode) {
        return db.sql("select * from transcript where episode_id = :episode")
                .param("episode", episode.value())
                .query((row, _) -> transcript(row))
                .optional();
    }

    private static Transcript transcript(ResultSet row) throws SQLException {
        var source = new StoredSource(row.getString("source"), row.getString("source_url")).source();
        return new Transcript(
                source, row.getString("language"), row.getString("text"), CueJson.read(row.getString("cues")));
    }

    /// A source as two columns: `vtt` and its address, or `whisper/tiny.en` and nothing.
    private record StoredSource(String name, @Nullable String url) {
        static StoredSource of(Source source) {
            return switch (source) {
                case Source.Published(var format, var url) ->
                    new StoredSource(format, url == null ? null : url.toString());
                case Source.Recognized(var recognizer, var model) -> new StoredSource(recognizer + "/" + model, null);
            };
        }

        Source source() {
            int slash = name.indexOf('/');
            if (slash > 0) return new Source.Recognized(name.substring(0, slash), name.substring(slash + 1));
            return new Source.Published(name, url == null ? null : URI.create(url));
        }
    }
}
