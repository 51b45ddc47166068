package io.podbrief.brief;

import static java.time.ZoneOffset.UTC;

import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Score;
import io.podbrief.insight.Sourced;
import io.podbrief.platform.Json;
import io.podbrief.relation.News;
import io.podbrief.subscriber.Subscriber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `brief` and `brief_item`.
@Component
public final class BriefStore {
    private static final String SELECT =
            "select id, subscriber_id, local_date, window_hours, episodes_scanned, composed_at, hash from brief ";

    private final JdbcClient db;
    private final Clock clock;
    private final InsightStore insights;

    public BriefStore(JdbcClient db, Clock clock, InsightStore insights) {
        this.db = db;
        this.clock = clock;
        this.insights = insights;
    }

    /// Freezes a brief.
    ///
    /// @return `false`, and nothing changed, where the reader has one for that date already
    public boolean put(Brief brief) {
        int added = db.sql("""
                insert into brief (id, subscriber_id, edition, local_date, state, window_hours, episodes_scanned, composed_at, hash)
                values (:id, :reader, :edition, :date, 'composed', :window, :scanned, :at, :hash)
                on conflict (subscriber_id, edition, local_date) do nothing
                """)
                .param("id", brief.id())
                .param("reader", brief.reader().value())
                .param("edition", Brief.DAILY)
                .param("date", brief.date())
                .param("window", brief.window().toHours())
                .param("scanned", brief.episodesScanned())
                .param("at", brief.composedAt().atOffset(UTC))
                .param("hash", brief.hash())
                .update();
        if (added == 1) brief.items().forEach(item -> put(brief.id(), item));
        return added == 1;
    }

    private void put(UUID brief, Brief.Item item) {
        var news = StoredNews.of(item.news());
        db.sql("""
                insert into brief_item (brief_id, position, insight_id, kind, headline, text, voices, why, total, parts,
                                        differs, told_id, told_on, more_voices, disputed_by)
                values (:brief, :position, :insight, :kind, :headline, :text, :voices, :why, :total, cast(:parts as jsonb),
                        :differs, :told, :toldOn, :more, :disputedBy)
                """)
                .param("brief", brief)
                .param("position", item.position())
                .param("insight", item.sourced().insight().id().value())
                .param("headline", item.headline())
                .param("text", item.text())
                .param("voices", item.voices())
                .param("why", item.why())
                .param("total", item.score().total())
                .param("parts", Json.write(item.score().parts()))
                .param("kind", news.kind())
                .param("differs", news.differs())
                .param("told", news.toldId())
                .param("toldOn", news.toldOn(), Types.DATE)
                .param("more", news.moreVoices())
                .param("disputedBy", item.disputedBy())
                .update();
    }

    /// Records that a reader gets nothing for a date, and why: `empty`, `downtime`, `moved` to another zone, or
    /// `failed`. Changes nothing where there is a brief.
    public void skip(Subscriber.Id reader, LocalDate date, String reason) {
        db.sql("""
                insert into brief (id, subscriber_id, edition, local_date, state, reason, window_hours, episodes_scanned, composed_at, hash)
                values (gen_random_uuid(), :reader, :edition, :date, 'skipped', :reason, 0, 0, :now, '')
                on conflict (subscriber_id, edition, local_date) do nothing
                """)
                .param("reader", reader.value())
                .param("edition", Brief.DAILY)
                .param("date", date)
                .param("reason", reason)
                .param("now", clock.instant().atOffset(UTC))
                .update();
    }

    /// Whether a date is settled for a reader, by a brief or by a reason for none.
    public boolean isSettled(Subscriber.Id reader, LocalDate date) {
        return db.sql(
                        "select exists (select from brief where subscriber_id = :reader and edition = :edition and local_date = :date)")
                .param("reader", reader.value())
                .param("edition", Brief.DAILY)
                .param("date", date)
                .query(Boolean.class)
                .single();
    }

    public Optional<Brief> find(UUID id) {
        return db.sql(SELECT + "where id = :id and state = 'composed'")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    public Optional<Brief> find(Subscriber.Id reader, LocalDate date) {
        return db.sql(
                        SELECT
                                + "where subscriber_id = :reader and edition = :edition and local_date = :date and state = 'composed'")
                .param("reader", reader.value())
                .param("edition", Brief.DAILY)
                .param("date", date)
                .query(this::row)
                .optional();
    }

    /// A reader's briefs, newest first.
    public List<Brief> archive(Subscriber.Id reader, int limit) {
        return db.sql(SELECT
                        + "where subscriber_id = :reader and state = 'composed' order by local_date desc limit :limit")
                .param("reader", reader.value())
                .param("limit", limit)
                .query(this::row)
                .list();
    }

    private Brief row(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Brief(
                id,
                new Subscriber.Id(row.getLong("subscriber_id")),
                row.getObject("local_date", LocalDate.class),
                Duration.ofHours(row.getInt("window_hours")),
                row.getInt("episodes_scanned"),
                row.getObject("composed_at", OffsetDateTime.class).toInstant(),
                items(id),
                row.getString("hash"));
    }

    private List<Brief.Item> items(UUID brief) {
        var lines = db.sql("select * from brief_item where brief_id = :brief order by position")
                .param("brief", brief)
                .query(Line::of)
                .list();
        var sourced = insights.find(lines.stream().map(Line::insight).toList()).stream()
                .collect(Collectors.toMap((Sourced one) -> one.insight().id(), Function.identity()));
        return lines.stream()
                .map(line -> line.item(Objects.requireNonNull(sourced.get(line.insight()))))
                .toList();
    }

    /// A stored line of a brief, before its insight is looked up.
    private record Line(
            int position,
            Insight.Id insight,
            String headline,
            String text,
            String why,
            Score score,
            int voices,
            News news,
            String disputedBy) {
        static Line of(ResultSet row, int number) throws SQLException {
            return new Line(
                    row.getInt("position"),
                    new Insight.Id(row.getString("insight_id")),
                    row.getString("headline"),
                    row.getString("text"),
                    row.getString("why"),
                    new Score(row.getDouble("total"), Json.numbers(row.getString("parts"))),
                    row.getInt("voices"),
                    StoredNews.of(row).news(),
                    row.getString("disputed_by"));
        }

        Brief.Item item(Sourced sourced) {
            return new Brief.Item(position, sourced, headline, text, why, score, voices, news, disputedBy);
        }
    }
}
