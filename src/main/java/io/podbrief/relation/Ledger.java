package io.podbrief.relation;

import io.podbrief.insight.Insight;
import io.podbrief.subscriber.Subscriber;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which claims each reader was told, so that nobody hears the same thing twice. Owns the table `ledger`.
@Component
public final class Ledger {
    private final JdbcClient db;

    public Ledger(JdbcClient db) {
        this.db = db;
    }

    /// Those of the claims that the reader was told already.
    public Set<Claim.Id> told(Subscriber.Id reader, Collection<Claim.Id> claims) {
        if (claims.isEmpty()) return Set.of();
        return new HashSet<>(
                db.sql("select claim_id from ledger where subscriber_id = :reader and claim_id in (:claims)")
                        .param("reader", reader.value())
                        .param("claims", claims.stream().map(Claim.Id::value).toList())
                        .query((row, _) -> new Claim.Id(row.getLong("claim_id")))
                        .list());
    }

    /// Records that a reader was told a claim by an insight; the first time counts.
    public void tell(Subscriber.Id reader, Claim.Id claim, Insight.Id insight, LocalDate on) {
        db.sql("""
                insert into ledger (subscriber_id, claim_id, insight_id, told_on) values (:reader, :claim, :insight, :on)
                on conflict (subscriber_id, claim_id) do nothing
                """)
                .param("reader", reader.value())
                .param("claim", claim.value())
                .param("insight", insight.value())
                .param("on", on)
                .update();
    }
}
