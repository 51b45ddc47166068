package io.podbrief.relation;

import static java.time.ZoneOffset.UTC;

import io.podbrief.insight.Insight;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables `relation` and `related`.
@Component
public final class RelationStore {
    private final JdbcClient db;
    private final Clock clock;

    public RelationStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// @param score cosine of the two
    record Row(Insight.Id to, int position, double score) {}

    /// Replaces an insight's related list.
    void replaceRelated(Insight.Id from, List<Row> rows) {
        db.sql("delete from related where from_id = :from")
                .param("from", from.value())
                .update();
        for (var row : rows) {
            db.sql("""
                    insert into related (from_id, to_id, position, score, created_at)
                    values (:from, :to, :position, :score, :now)
                    """)
                    .param("from", from.value())
                    .param("to", row.to().value())
                    .param("position", row.position())
                    .param("score", row.score())
                    .param("now", clock.instant().atOffset(UTC))
                    .update();
        }
    }

    /// An insight's stored related list, in its order, without those that are no longer current.
    public List<Insight.Id> related(Insight.Id from) {
        return db.sql("""
                select r.to_id from related r join insight i on i.id = r.to_id and i.current
                 where r.from_id = :from order by r.position
                """)
                .param("from", from.value())
                .query((row, _) -> new Insight.Id(row.getString("to_id")))
                .list();
    }

    /// Replaces all typed relations of the insights, on whichever side they stand.
    void replace(Collection<Insight.Id> insights, Collection<Relation> relations) {
        if (insights.isEmpty()) return;
        db.sql("delete from relation where from_id in (:ids) or to_id in (:ids)")
                .param("ids", insights.stream().map(Insight.Id::value).toList())
                .update();
        for (var relation : relations) {
            db.sql("""
                    insert into relation (from_id, to_id, type, differs, from_words, to_words, judge, created_at)
                    values (:from, :to, :type, :differs, :fromWords, :toWords, :judge, :now)
                    on conflict (from_id, to_id) do nothing
                    """)
                    .param("from", relation.from().value())
                    .param("to", relation.to().value())
                    .param("type", relation.type().stored())
                    .param("differs", relation.differs())
                    .param("fromWords", relation.fromWords())
                    .param("toWords", relation.toWords())
                    .param("judge", relation.judge())
                    .param("now", clock.instant().atOffset(UTC))
                    .update();
        }
    }

    /// The typed relations of current insights that one of the given takes part in, on either side.
    public List<Relation> typed(Collection<Insight.Id> insights) {
        if (insights.isEmpty()) return List.of();
        return db.sql("""
                select r.* from relation r
                  join insight f on f.id = r.from_id and f.current
                  join insight t on t.id = r.to_id and t.current
                 where r.from_id in (:ids) or r.to_id in (:ids)
                 order by f.said_on desc, r.from_id, r.to_id
                """)
                .param("ids", insights.stream().map(Insight.Id::value).toList())
                .query(RelationStore::row)
                .list();
    }

    private static Relation row(ResultSet row, int number) throws SQLException {
        return new Relation(
                new Insight.Id(row.getString("from_id")),
                new Insight.Id(row.getString("to_id")),
                Relation.Type.of(row.getString("type")),
                row.getString("differs"),
                row.getString("from_words"),
                row.getString("to_words"),
                row.getString("judge"));
    }
}
