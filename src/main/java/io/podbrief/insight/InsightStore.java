package io.podbrief.insight;

import static java.time.ZoneOffset.UTC;

import io.podbrief.embedding.Embedding;
import io.podbrief.feed.Episode;
import io.podbrief.platform.Json;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// The tables `insight`, `quote` and `cut`.
@Component
public final class InsightStore {
    private static final String SELECT = """
            select i.*, q.speaker, q.text as quote, q.char_start, q.char_end, q.start_ms, q.end_ms, q.before, q.after,
                   p.id as podcast_id, p.title as show, e.title as episode, e.link, e.enclosure_url, e.published_at
              from insight i
              join quote q on q.insight_id = i.id
              join episode e on e.id = i.episode_id
              join podcast p on p.id = e.podcast_id
            """;

    private static final TypeReference<List<Span>> SPANS = new TypeReference<>() {};

    private final JdbcClient db;
    private final Clock clock;

    public InsightStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// Makes the extraction's insights the episode's current ones. An insight found again keeps its id and its
    /// date of creation; one that is not found again stays readable but is no longer current.
    public void replace(Episode.Id episode, Extraction extraction, String embeddingModel) {
        db.sql("update insight set current = false where episode_id = :episode")
                .param("episode", episode.value())
                .update();
        db.sql("delete from cut where episode_id = :episode")
                .param("episode", episode.value())
                .update();
        int position = 1;
        for (var insight : extraction.insights()) {
            put(insight, position++, embeddingModel);
            putQuote(insight);
        }
        for (var cut : extraction.cuts()) putCut(episode, cut);
    }

    private void put(Insight insight, int position, String embeddingModel) {
        var context = insight.context();
        db.sql("""
                insert into insight (id, episode_id, position, tier, kind, headline, text, topic, context_speaker, context_text, said_on,
                                     quality, quality_parts, evidence, embedding, embedding_model, created_at)
                values (:id, :episode, :position, :tier, :kind, :headline, :text, :topic, :contextSpeaker, :contextText, :saidOn,
                        :quality, cast(:parts as jsonb), cast(:evidence as jsonb), :embedding, :model, :now)
                on conflict (id) do update
                   set position = excluded.position, tier = excluded.tier, kind = excluded.kind, headline = excluded.headline,
                       text = excluded.text, topic = excluded.topic, context_speaker = excluded.context_speaker,
                       context_text = excluded.context_text, said_on = excluded.said_on, quality = excluded.quality,
                       quality_parts = excluded.quality_parts, evidence = excluded.evidence, embedding = excluded.embedding,
                       embedding_model = excluded.embedding_model, current = true
                """)
                .param("id", insight.id().value())
                .param("episode", insight.episode().value())
                .param("position", position)
                .param("tier", insight.tier().name())
                .param("kind", insight.kind().name())
                .param("headline", insight.headline())
                .param("text", insight.text())
                .param("topic", insight.topic())
                .param("contextSpeaker", context == null ? null : context.speaker())
                .param("contextText", context == null ? null : context.text())
                .param("saidOn", insight.saidOn())
                .param("quality", insight.score().total())
                .param("parts", Json.write(insight.score().parts()))
                .param("evidence", Json.write(insight.evidence()))
                .param("embedding", insight.embedding().toBytes())
                .param("model", embeddingModel)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    private void putQuote(Insight insight) {
        var quote = insight.quote();
        db.sql("""
                insert into quote (insight_id, speaker, text, char_start, char_end, start_ms, end_ms, before, after)
                values (:id, :speaker, :text, :start, :end, :from, :to, :before, :after)
                on conflict (insight_id) do update
                   set speaker = excluded.speaker, text = excluded.text, char_start = excluded.char_start, char_end = excluded.char_end,
                       start_ms = excluded.start_ms, end_ms = excluded.end_ms, before = excluded.before, after = excluded.after
                """)
                .param("id", insight.id().value())
                .param("speaker", quote.speaker())
                .param("text", quote.text())
                .param("start", quote.start())
                .param("end", quote.end())
                .param("from", millis(quote.from()))
                .param("to", millis(quote.to()))
                .param("before", quote.before())
                .param("after", quote.after())
                .update();
    }

    private void putCut(Episode.Id episode, Cut cut) {
        db.sql("""
                insert into cut (episode_id, reason, char_start, char_end, start_ms, end_ms)
                values (:episode, :reason, :start, :end, :from, :to)
                """)
                .param("episode", episode.value())
                .param("reason", cut.reason())
                .param("start", cut.start())
                .param("end", cut.end())
                .param("from", millis(cut.from()))
                .param("to", millis(cut.to()))
                .update();
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }

    /// One insight, whether current or not.
    public Optional<Sourced> find(Insight.Id id) {
        return db.sql(SELECT + " where i.id = :id")
                .param("id", id.value())
                .query(InsightStore::row)
                .optional();
    }

    /// Those of the ids that exist, in the order of the ids.
    public List<Sourced> find(Collection<Insight.Id> ids) {
        if (ids.isEmpty()) return List.of();
        var found = db
                .sql(SELECT + " where i.id in (:ids)")
                .param("ids", ids.stream().map(Insight.Id::value).toList())
                .query(InsightStore::row)
                .list()
                .stream()
                .collect(Collectors.toMap(sourced -> sourced.insight().id(), sourced -> sourced));
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    /// An episode's current insights, best first.
    public List<Sourced> of(Episode.Id episode) {
        return db.sql(SELECT + " where i.episode_id = :episode and i.current order by i.position")
                .param("episode", episode.value())
                .query(InsightStore::row)
                .list();
    }

    /// Ids of insights that a later extraction of the episode no longer had.
    public List<Insight.Id> dropped(Episode.Id episode) {
        return db.sql("select id from insight where episode_id = :episode and not current")
                .param("episode", episode.value())
                .query((row, _) -> new Insight.Id(row.getString("id")))
                .list();
    }

    /// A show's newest current insights.
    public List<Sourced> ofShow(long podcast, int limit) {
        return db.sql(
                        SELECT
                                + " where e.podcast_id = :podcast and i.current and e.stage = 'ready' order by e.published_at desc, i.position limit :limit")
                .param("podcast", podcast)
                .param("limit", limit)
                .query(InsightStore::row)
                .list();
    }

    /// Current insights of episodes that became ready at or after `from`, and of episodes without backlog older
    /// than `oldest`; newest first. An episode that was there when its feed was first read is news only while it
    /// is younger than `oldest`.
    public List<Sourced> readySince(Instant from, Instant oldest) {
        return db.sql(SELECT + """
                 where i.current and not p.hidden and e.ready_at >= :from and (not e.backlog or e.published_at >= :oldest)
                 order by e.published_at desc, i.id
                """)
                .param("from", from.atOffset(UTC))
                .param("oldest", oldest.atOffset(UTC))
                .query(InsightStore::row)
                .list();
    }

    /// Every current insight, for building an index; called with one row at a time.
    public void forEach(java.util.function.Consumer<Sourced> action) {
        try (var rows = db.sql(SELECT + " where i.current order by i.id").query(InsightStore::row).stream()) {
            rows.forEach(action);
        }
    }

    /// How many current insights there are.
    public long count() {
        return db.sql("select count(*) from insight where current")
                .query(Long.class)
                .single();
    }

    /// What was masked in an episode, in order.
    public List<Cut> cuts(Episode.Id episode) {
        return db.sql("select * from cut where episode_id = :episode order by char_start")
                .param("episode", episode.value())
                .query((row, _) -> new Cut(
                        row.getString("reason"),
                        row.getInt("char_start"),
                        row.getInt("char_end"),
                        duration(row, "start_ms"),
                        duration(row, "end_ms")))
                .list();
    }

    private static Sourced row(ResultSet row, int number) throws SQLException {
        var quote = new Quote(
                row.getString("quote"),
                row.getInt("char_start"),
                row.getInt("char_end"),
                duration(row, "start_ms"),
                duration(row, "end_ms"),
                row.getString("speaker"),
                row.getString("before"),
                row.getString("after"));
        var context = row.getString("context_text");
        var insight = new Insight(
                new Insight.Id(row.getString("id")),
                new Episode.Id(row.getLong("episode_id")),
                Tier.valueOf(row.getString("tier")),
                Kind.valueOf(row.getString("kind")),
                row.getString("headline"),
                row.getString("text"),
                row.getString("topic"),
                quote,
                context == null ? null : new Insight.Context(row.getString("context_speaker"), context),
                new Score(row.getDouble("quality"), Json.numbers(row.getString("quality_parts"))),
                row.getObject("said_on", LocalDate.class),
                Json.read(row.getString("evidence"), SPANS),
                Embedding.fromBytes(row.getBytes("embedding")));
        return new Sourced(insight, origin(row));
    }

    private static Origin origin(ResultSet row) throws SQLException {
        var show = row.getString("show");
        return new Origin(
                row.getLong("podcast_id"),
                show == null ? "Untitled show" : show,
                new Episode.Id(row.getLong("episode_id")),
                row.getString("episode"),
                uri(row.getString("link")),
                uri(row.getString("enclosure_url")),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static @Nullable Duration duration(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Duration.ofMillis(millis);
    }
}
