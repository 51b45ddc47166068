package io.podbrief.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.insight.Insight;
import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.testing.HashedWords;
import io.podbrief.testing.Library;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Sample;
import io.podbrief.testing.Tables;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Tables TABLES = Tables.fresh();
    private static final LocalDate DAY = LocalDate.parse("2026-05-12");
    private static final MovableClock CLOCK = MovableClock.at("2026-05-12T07:00:00Z");

    private final Ledger ledger = new Ledger(TABLES.db());
    private final Library library = new Library(TABLES.db(), CLOCK);

    private static Subscriber.Id reader(String address) {
        return new SubscriberStore(TABLES.db(), CLOCK, new HashedWords())
                .findOrCreate(new EmailAddress(address), ZoneOffset.UTC, LocalTime.NOON)
                .id();
    }

    @Test
    void remembers_who_was_told_what() {
        var told = new Claim.Id(library.add(Sample.of(1), CLOCK.instant()));
        var untold = new Claim.Id(library.add(Sample.of(2), CLOCK.instant()));
        var ann = reader("ann@example.org");

        ledger.tell(ann, told, new Insight.Id("ins_1"), DAY);

        assertThat(ledger.told(ann, List.of(told, untold))).containsExactly(told);
        assertThat(ledger.told(reader("bob@example.org"), List.of(told, untold)))
                .isEmpty();
        assertThat(ledger.told(ann, List.of())).isEmpty();
    }

    @Test
    void counts_the_first_time_that_a_claim_was_told() {
        long claim = library.add(Sample.of(3), CLOCK.instant());
        library.add(Sample.of(4), CLOCK.instant(), claim); // another show says the same
        var cleo = reader("cleo@example.org");

        ledger.tell(cleo, new Claim.Id(claim), new Insight.Id("ins_3"), DAY);
        ledger.tell(cleo, new Claim.Id(claim), new Insight.Id("ins_4"), DAY.plusDays(1));

        assertThat(TABLES.one("select insight_id || ' ' || told_on from ledger where claim_id = " + claim))
                .isEqualTo("ins_3 2026-05-12");
    }
}
