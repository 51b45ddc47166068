package io.podbrief.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.insight.Insight;
import io.podbrief.relation.Relation.Type;
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
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerTest {
    private static final Tables TABLES = Tables.fresh();
    private static final LocalDate DAY = LocalDate.parse("2026-05-12");
    private static final MovableClock CLOCK = MovableClock.at("2026-05-12T07:00:00Z");
    private static final Sample OLD = Sample.of(1);
    private static final Sample LATER = Sample.of(2);
    private static final News NEW = new News.New();

    private final Ledger ledger = new Ledger(TABLES.db());
    private final Library library = new Library(TABLES.db(), CLOCK);
    private final RelationStore relations = new RelationStore(TABLES.db(), CLOCK);
    private Subscriber.Id ann = new Subscriber.Id(0);
    private Claim.Id old = new Claim.Id(0);
    private Claim.Id later = new Claim.Id(0);

    @BeforeEach
    void fill() {
        Tables.clearAll(TABLES.db());
        ann = reader("ann@example.org");
        old = add(OLD);
        later = add(LATER);
    }

    private static Subscriber.Id reader(String address) {
        return new SubscriberStore(TABLES.db(), CLOCK, new HashedWords())
                .findOrCreate(new EmailAddress(address), ZoneOffset.UTC, LocalTime.NOON)
                .id();
    }

    private Claim.Id add(Sample sample) {
        return new Claim.Id(library.add(sample, CLOCK.instant()));
    }

    private void tell(Claim.Id claim, Sample by, LocalDate on, int shows) {
        ledger.tell(ann, claim, by.insight().id(), on, shows);
    }

    private void relate(Sample from, Type type, Sample to, String differs) {
        relations.replace(List.of(from.insight().id()), List.of(Library.relation(from, type, to, differs)));
    }

    private Map<Claim.Id, News> news() {
        return ledger.news(ann, Map.of(old, 1, later, 1));
    }

    @Test
    void has_no_news_in_what_a_reader_was_told() {
        assertThat(news()).containsOnly(Map.entry(old, NEW), Map.entry(later, NEW));

        tell(old, OLD, DAY, 1);

        assertThat(news()).containsOnly(Map.entry(later, NEW));
        assertThat(ledger.news(reader("bob@example.org"), Map.of(old, 1))).containsEntry(old, NEW);
        assertThat(ledger.news(ann, Map.of())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UPDATES", "RESOLVES"})
    void calls_what_changes_a_told_claim_an_update_and_says_what_differs(Type type) {
        tell(old, OLD, DAY.minusDays(9), 1);
        relate(LATER, type, OLD, "was 40, now 28");

        assertThat(news())
                .containsOnly(Map.entry(
                        later, new News.Update("was 40, now 28", OLD.insight().id(), DAY.minusDays(9))));
    }

    @ParameterizedTest
    @EnumSource(
            names = {"UPDATES", "RESOLVES", "SAME", "RELATED"},
            mode = EnumSource.Mode.EXCLUDE)
    void calls_no_other_relation_an_update(Type type) {
        tell(old, OLD, DAY, 1);
        relate(LATER, type, OLD, "");

        assertThat(news()).containsOnly(Map.entry(later, NEW));
    }

    @Test
    void calls_nothing_an_update_of_what_the_reader_was_not_told() {
        relate(LATER, Type.UPDATES, OLD, "was 40, now 28");

        assertThat(news()).containsEntry(later, NEW);
        tell(old, OLD, DAY, 1);
        ledger.notTold(ann, old, Ledger.NotTold.FAILED);
        assertThat(news()).containsEntry(later, NEW);
    }

    @Test
    void finds_the_change_whichever_insight_of_either_claim_it_is_shown_by() {
        var sameAsOld = Sample.of(3);
        var sameAsLater = Sample.of(4);
        library.add(sameAsOld, CLOCK.instant(), old.value());
        library.add(sameAsLater, CLOCK.instant(), later.value());
        tell(old, OLD, DAY, 1);
        relate(sameAsLater, Type.UPDATES, sameAsOld, "was 40, now 28");

        assertThat(news().get(later))
                .isEqualTo(new News.Update("was 40, now 28", OLD.insight().id(), DAY));
    }

    @Test
    void tells_an_update_once() {
        tell(old, OLD, DAY, 1);
        relate(LATER, Type.UPDATES, OLD, "was 40, now 28");
        tell(later, LATER, DAY.plusDays(1), 1);

        assertThat(news()).isEmpty();
    }

    @Test
    void prefers_an_update_to_a_resolution_and_then_what_was_told_last() {
        var earliest = Sample.of(3);
        var first = add(earliest);
        tell(first, earliest, DAY.minusDays(5), 1);
        tell(old, OLD, DAY, 1);
        relations.replace(
                List.of(LATER.insight().id()),
                List.of(
                        Library.relation(LATER, Type.RESOLVES, OLD, "it came about"),
                        Library.relation(LATER, Type.UPDATES, earliest, "was 40, now 28")));
        assertThat(news().get(later))
                .isEqualTo(new News.Update("was 40, now 28", earliest.insight().id(), DAY.minusDays(5)));

        relations.replace(
                List.of(LATER.insight().id()),
                List.of(
                        Library.relation(LATER, Type.UPDATES, OLD, "was 33, now 28"),
                        Library.relation(LATER, Type.UPDATES, earliest, "was 40, now 28")));
        assertThat(news().get(later))
                .isEqualTo(new News.Update("was 33, now 28", OLD.insight().id(), DAY));
    }

    @Test
    void ignores_a_change_that_a_later_extraction_no_longer_has() {
        tell(old, OLD, DAY, 1);
        relate(LATER, Type.UPDATES, OLD, "was 40, now 28");
        TABLES.db()
                .sql("update insight set current = false where id = :id")
                .param("id", LATER.id())
                .update();

        assertThat(news()).containsOnly(Map.entry(later, NEW));
    }

    @Test
    void has_news_when_two_more_shows_say_it_and_then_only_at_the_next_two() {
        tell(old, OLD, DAY, 2);
        assertThat(ledger.news(ann, Map.of(old, 3))).isEmpty();
        assertThat(ledger.news(ann, Map.of(old, 4)))
                .containsEntry(old, new News.Voices(2, OLD.insight().id(), DAY));

        tell(old, OLD, DAY.plusDays(1), 4);

        assertThat(ledger.news(ann, Map.of(old, 4))).isEmpty();
        assertThat(ledger.news(ann, Map.of(old, 5))).isEmpty();
        assertThat(ledger.news(ann, Map.of(old, 7)))
                .containsEntry(old, new News.Voices(3, OLD.insight().id(), DAY.plusDays(1)));
    }

    @ParameterizedTest
    @EnumSource
    void tells_once_more_what_never_reached_the_reader(Ledger.NotTold reason) {
        tell(old, OLD, DAY, 1);
        ledger.notTold(ann, old, reason);
        assertThat(news()).containsEntry(old, new News.Again(DAY));
        ledger.notTold(ann, old, reason);
        assertThat(news()).as("said twice").containsEntry(old, new News.Again(DAY));

        tell(old, OLD, DAY.plusDays(1), 1);

        assertThat(news()).doesNotContainKey(old);
        ledger.notTold(ann, old, reason);
        assertThat(news()).as("once more means once").doesNotContainKey(old);
    }

    @Test
    void forgets_nothing_for_a_claim_that_was_never_told() {
        ledger.notTold(ann, old, Ledger.NotTold.FAILED);

        assertThat(news()).containsEntry(old, NEW);
        assertThat(TABLES.one("select count(*) from ledger")).isEqualTo("0");
    }

    @Test
    void remembers_the_last_time_with_its_insight_and_its_voices() {
        tell(old, OLD, DAY, 1);
        library.add(Sample.of(5), CLOCK.instant(), old.value()); // another show says the same
        ledger.tell(ann, old, new Insight.Id("ins_5"), DAY.plusDays(3), 4);

        assertThat(TABLES.one("select insight_id || ' ' || told_on || ' ' || voices from ledger"))
                .isEqualTo("ins_5 2026-05-15 4");
    }
}
