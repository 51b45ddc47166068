package io.podbrief.feed;

import static java.time.ZoneOffset.UTC;

import io.podbrief.platform.Json;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// The tables `episode` and `stage_run`.
@Component
public final class EpisodeStore {
    private static final String SELECT = """
            select e.*, p.title as show from episode e join podcast p on p.id = e.podcast_id
            """;
    private static final TypeReference<List<TranscriptLink>> TRANSCRIPTS = new TypeReference<>() {};
    private static final TypeReference<List<Person>> PERSONS = new TypeReference<>() {};

    private final JdbcClient db;
    private final Clock clock;

    public EpisodeStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// What storing an episode changed.
    public enum Change {
        NEW,
        CHANGED,
        SAME
    }

    /// Stores what a feed says of an episode. A new one is listed; a known one keeps its stage, but one that ended
    /// for want of a transcript starts again when its feed now has one.
    ///
    /// @param backlog whether a new one counts as having been there before we came
    public Change put(long podcast, EpisodeDescription says, boolean backlog) {
        var enclosure = says.enclosure();
        var row = db.sql("""
                insert into episode (podcast_id, guid, title, link, notes, enclosure_url, enclosure_type, duration_ms, transcripts, persons,
                                     chapters_url, published_at, first_seen_at, backlog, stage)
                values (:podcast, :guid, :title, :link, :notes, :enclosure, :type, :duration, cast(:transcripts as jsonb), cast(:persons as jsonb),
                        :chapters, :published, :now, :backlog, 'listed')
                on conflict (podcast_id, guid) do update
                   set title = excluded.title, link = excluded.link, notes = excluded.notes, enclosure_url = excluded.enclosure_url,
                       enclosure_type = excluded.enclosure_type, duration_ms = excluded.duration_ms, transcripts = excluded.transcripts,
                       persons = excluded.persons, chapters_url = excluded.chapters_url,
                       stage = case when episode.reason like 'transcript.none%' and excluded.transcripts <> '[]' then 'transcript' else episode.stage end,
                       run_at = case when episode.reason like 'transcript.none%' and excluded.transcripts <> '[]' then :now else episode.run_at end,
                       reason = case when episode.reason like 'transcript.none%' and excluded.transcripts <> '[]' then null else episode.reason end
                 where (episode.title, episode.link, episode.notes, episode.enclosure_url, episode.duration_ms, episode.transcripts, episode.persons)
                       is distinct from
                       (excluded.title, excluded.link, excluded.notes, excluded.enclosure_url, excluded.duration_ms, excluded.transcripts, excluded.persons)
                returning xmax = 0 as added
                """)
                .param("podcast", podcast)
                .param("guid", says.guid())
                .param("title", says.title())
                .param("link", text(says.link()))
                .param("notes", says.notes().html())
                .param("enclosure", enclosure == null ? null : enclosure.url().toString())
                .param("type", enclosure == null ? null : enclosure.type())
                .param(
                        "duration",
                        says.duration() == null ? null : says.duration().toMillis(),
                        Types.BIGINT)
                .param("transcripts", Json.write(says.transcripts()))
                .param("persons", Json.write(says.persons()))
                .param("chapters", text(says.chapters()))
                .param("published", says.publishedBy(clock.instant()).atOffset(UTC))
                .param("now", now())
                .param("backlog", backlog)
                .query(Boolean.class)
                .optional();
        return row.map(added -> added ? Change.NEW : Change.CHANGED).orElse(Change.SAME);
    }

    /// Sets an episode to run from a stage on, at once.
    ///
    /// @param from one that can run
    public void start(Episode.Id id, Episode.Stage from) {
        db.sql(
                        "update episode set stage = :stage, run_at = :now, attempts = 0, reason = null, lease_until = null, fence = fence + 1 where id = :id")
                .param("stage", from.key())
                .param("now", now())
                .param("id", id.value())
                .update();
    }

    /// Starts episodes again that ended for a reason that has gone.
    ///
    /// @param code that stands in the reason of their end
    /// @param since when they were published at the earliest
    /// @return how many
    public int restartEnded(String code, Instant since) {
        return db.sql("""
                update episode set stage = 'transcript', run_at = :now, attempts = 0, reason = null, fence = fence + 1
                 where stage = 'ended' and published_at >= :since and strpos(reason, :code) > 0
                """)
                .param("now", now())
                .param("since", since.atOffset(UTC))
                .param("code", code)
                .update();
    }

    /// Starts a listed episode, as new ones are.
    void startListed(long podcast, String guid) {
        db.sql(
                        "update episode set stage = 'transcript', run_at = :now where podcast_id = :podcast and guid = :guid and stage = 'listed'")
                .param("now", now())
                .param("podcast", podcast)
                .param("guid", guid)
                .update();
    }

    /// Starts a podcast's newest listed episodes.
    ///
    /// @param since only those published at or after it; `null` for no bound
    /// @return how many
    public int startNewest(long podcast, int most, @Nullable Instant since) {
        return db.sql("""
                update episode set stage = 'transcript', run_at = :now
                 where stage = 'listed' and id in (select id from episode
                                                   where podcast_id = :podcast and (cast(:since as timestamptz) is null or published_at >= :since)
                                                   order by published_at desc, id limit :most)
                """)
                .param("now", now())
                .param("podcast", podcast)
                .param("since", since == null ? null : since.atOffset(UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("most", most)
                .update();
    }

    /// An episode that may be worked on by whoever holds this.
    ///
    /// @param attempt 1 for the first try at its stage
    /// @param fence who holds an older one may change nothing
    public record Work(Episode episode, int attempt, long fence) {}

    /// Takes the next due episode for the time of the lease: the newest first, as readers wait for it.
    public Optional<Work> claimDue(Duration lease) {
        return db.sql("""
                update episode e
                   set lease_until = now() + make_interval(secs => :lease), fence = e.fence + 1, attempts = e.attempts + 1
                  from podcast p
                 where p.id = e.podcast_id
                   and e.id = (select id from episode
                                where run_at <= :now and (lease_until is null or lease_until <= now())
                                order by published_at desc, id limit 1 for update skip locked)
                returning e.*, p.title as show
                """)
                .param("lease", lease.toSeconds())
                .param("now", now())
                .query((row, number) -> new Work(row(row, number), row.getInt("attempts"), row.getLong("fence")))
                .optional();
    }

    /// Goes on holding an episode for the time of the lease from now.
    ///
    /// @return whether it is still held
    public boolean extend(Work work, Duration lease) {
        return db.sql("""
                update episode set lease_until = now() + make_interval(secs => :lease)
                 where id = :id and fence = :fence
                """)
                        .param("lease", lease.toSeconds())
                        .param("id", work.episode().id().value())
                        .param("fence", work.fence())
                        .update()
                == 1;
    }

    /// What one run of a stage leaves behind.
    ///
    /// @param outcome one word or a short phrase
    /// @param counts kept and dropped by reason
    public record Run(Episode.Stage stage, Duration took, String outcome, Map<String, Integer> counts) {}

    /// Moves an episode on after a stage; call it in the transaction that writes the stage's result.
    ///
    /// @param next the stage that runs next, or an end
    /// @return the work with its new stage; empty when the lease has gone to somebody else, so that the
    ///     transaction must be undone
    public Optional<Work> advance(Work work, Episode.Stage next, Run run, Duration lease) {
        boolean runs = next == Episode.Stage.INSIGHT || next == Episode.Stage.RELATION;
        int moved = db.sql("""
                update episode
                   set stage = :next, attempts = 1, reason = :reason, run_at = case when :runs then :now end,
                       lease_until = case when :runs then now() + make_interval(secs => :lease) end,
                       ready_at = case when :next = 'ready' then coalesce(ready_at, :now) else ready_at end
                 where id = :id and fence = :fence
                """)
                .param("next", next.key())
                .param("reason", next == Episode.Stage.ENDED ? run.outcome() : null)
                .param("runs", runs)
                .param("now", now())
                .param("lease", lease.toSeconds())
                .param("id", work.episode().id().value())
                .param("fence", work.fence())
                .update();
        if (moved == 0) return Optional.empty();
        record(work.episode().id(), run);
        return Optional.of(new Work(find(work.episode().id()).orElseThrow(), 1, work.fence()));
    }

    /// Puts an episode back after a failure that may pass.
    public void retry(Work work, Instant at, String reason) {
        db.sql(
                        "update episode set run_at = :at, lease_until = null, reason = :reason where id = :id and fence = :fence")
                .param("at", at.atOffset(UTC))
                .param("reason", reason)
                .param("id", work.episode().id().value())
                .param("fence", work.fence())
                .update();
    }

    /// Ends an episode where it stands.
    ///
    /// @param reason code and sentence
    public void giveUp(Work work, String reason) {
        db.sql(
                        "update episode set stage = 'ended', run_at = null, lease_until = null, reason = :reason where id = :id and fence = :fence")
                .param("reason", reason)
                .param("id", work.episode().id().value())
                .param("fence", work.fence())
                .update();
    }

    private void record(Episode.Id id, Run run) {
        db.sql("""
                insert into stage_run (episode_id, stage, ended_at, took_ms, outcome, counts)
                values (:id, :stage, :now, :took, :outcome, cast(:counts as jsonb))
                on conflict (episode_id, stage) do update
                   set ended_at = excluded.ended_at, took_ms = excluded.took_ms, outcome = excluded.outcome, counts = excluded.counts
                """)
                .param("id", id.value())
                .param("stage", run.stage().key())
                .param("now", now())
                .param("took", run.took().toMillis())
                .param("outcome", run.outcome())
                .param("counts", Json.write(run.counts()))
                .update();
    }

    /// The last run of each stage of an episode, in the order they ran.
    public List<Run> runs(Episode.Id id) {
        return db.sql(
                        "select stage, took_ms, outcome, counts from stage_run where episode_id = :id order by ended_at, stage desc")
                .param("id", id.value())
                .query((row, _) -> new Run(
                        Episode.Stage.valueOf(row.getString("stage").toUpperCase(java.util.Locale.ROOT)),
                        Duration.ofMillis(row.getLong("took_ms")),
                        row.getString("outcome"),
                        Json.counts(row.getString("counts"))))
                .list();
    }

    public Optional<Episode> find(Episode.Id id) {
        return db.sql(SELECT + "where e.id = :id")
                .param("id", id.value())
                .query(EpisodeStore::row)
                .optional();
    }

    /// The language of an episode's podcast, as its feed says it; empty when it does not.
    public Optional<String> language(Episode.Id id) {
        return db.sql(
                        "select p.language from episode e join podcast p on p.id = e.podcast_id where e.id = :id and p.language is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    /// Episodes with this guid; more than one when several podcasts use it.
    public List<Episode> find(String guid) {
        return db.sql(SELECT + "where e.guid = :guid order by e.id")
                .param("guid", guid)
                .query(EpisodeStore::row)
                .list();
    }

    /// A podcast's episodes, newest first.
    public List<Episode> of(long podcast, int limit) {
        return db.sql(SELECT + "where e.podcast_id = :podcast order by e.published_at desc, e.id limit :limit")
                .param("podcast", podcast)
                .param("limit", limit)
                .query(EpisodeStore::row)
                .list();
    }

    /// How many episodes are due or under way.
    public long unfinished() {
        return db.sql("select count(*) from episode where run_at is not null")
                .query(Long.class)
                .single();
    }

    /// How many episodes are due now or under way; those that wait for another try later do not count.
    public long dueNow() {
        return db.sql("select count(*) from episode where run_at <= :now")
                .param("now", now())
                .query(Long.class)
                .single();
    }

    /// How many episodes ended for want of something.
    ///
    /// @param code that stands in the reason of their end
    public long countEnded(String code) {
        return db.sql("select count(*) from episode where stage = 'ended' and strpos(reason, :code) > 0")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    /// How many episodes became ready since then.
    public int readySince(Instant from) {
        return db.sql("select count(*) from episode where ready_at >= :from")
                .param("from", from.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static Episode row(ResultSet row, int number) throws SQLException {
        long duration = row.getLong("duration_ms");
        boolean hasDuration = !row.wasNull();
        var notes = row.getString("notes");
        var readyAt = row.getObject("ready_at", OffsetDateTime.class);
        return new Episode(
                new Episode.Id(row.getLong("id")),
                row.getLong("podcast_id"),
                row.getString("show"),
                row.getString("guid"),
                row.getString("title"),
                uri(row.getString("link")),
                notes == null ? "" : notes,
                uri(row.getString("enclosure_url")),
                hasDuration ? Duration.ofMillis(duration) : null,
                Json.read(row.getString("transcripts"), TRANSCRIPTS),
                Json.read(row.getString("persons"), PERSONS),
                row.getObject("published_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("backlog"),
                Episode.Stage.valueOf(row.getString("stage").toUpperCase(java.util.Locale.ROOT)),
                row.getString("reason"),
                readyAt == null ? null : readyAt.toInstant());
    }
}
