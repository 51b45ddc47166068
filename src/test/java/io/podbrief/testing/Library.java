package io.podbrief.testing;

import static java.time.ZoneOffset.UTC;

import io.podbrief.insight.Extraction;
import io.podbrief.insight.InsightStore;
import io.podbrief.relation.Relation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Puts made-up insights into the tables, with what they need there.
public final class Library {
    private final JdbcClient db;
    private final InsightStore insights;

    public Library(JdbcClient db, Clock clock) {
        this.db = db;
        this.insights = new InsightStore(db, clock);
    }

    /// An insight of an episode that became ready then, with a claim of its own.
    ///
    /// @return row id of the claim
    public long add(Sample sample, Instant readyAt) {
        long claim = db.sql("insert into claim (created_at, status_since) values (now(), now()) returning id")
                .query(Long.class)
                .single();
        add(sample, readyAt, claim);
        return claim;
    }

    /// A relation of two insights, shown by all of their words. [io.podbrief.relation.Relations#type] stores it.
    public static Relation relation(Sample from, Relation.Type type, Sample to, String differs) {
        return new Relation(from.insight().id(), to.insight().id(), type, differs, from.text(), to.text(), "made up");
    }

    /// An insight that makes a claim which is there already.
    public void add(Sample sample, Instant readyAt, long claim) {
        var insight = sample.insight();
        db.sql(
                        "insert into podcast (id, title, created_at) overriding system value values (:id, :title, now()) on conflict do nothing")
                .param("id", sample.show())
                .param("title", "Show " + sample.show())
                .update();
        db.sql("""
                insert into episode (id, podcast_id, guid, title, link, enclosure_url, transcripts, persons, published_at, first_seen_at, backlog,
                                     stage, ready_at)
                overriding system value
                values (:id, :podcast, :guid, :title, :link, :audio, '[]', '[]', :published, :published, false, 'ready', :ready)
                on conflict do nothing
                """)
                .param("id", sample.episode())
                .param("podcast", sample.show())
                .param("guid", "guid-" + sample.episode())
                .param("title", "Episode " + sample.episode())
                .param("link", "https://show" + sample.show() + ".example/" + sample.episode())
                .param("audio", "https://show" + sample.show() + ".example/" + sample.episode() + ".mp3")
                .param("published", sample.publishedAt().atOffset(UTC))
                .param("ready", readyAt.atOffset(UTC))
                .update();
        var others = insights.of(insight.episode()).stream().map(one -> one.insight());
        var all = java.util.stream.Stream.concat(others, java.util.stream.Stream.of(insight))
                .toList();
        insights.replace(insight.episode(), new Extraction(all, Map.of(), List.of(), new TreeMap<>()), "hashed-words");
        db.sql("insert into claim_insight (insight_id, claim_id) values (:insight, :claim)")
                .param("insight", sample.id())
                .param("claim", claim)
                .update();
    }
}
