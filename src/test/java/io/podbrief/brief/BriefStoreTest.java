package io.podbrief.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.ranking.Ranked;
import io.podbrief.relation.Claim;
import io.podbrief.relation.News;
import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.testing.HashedWords;
import io.podbrief.testing.Library;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Sample;
import io.podbrief.testing.Tables;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BriefStoreTest {
    private static final Tables TABLES = Tables.fresh();
    private static final LocalDate DAY = LocalDate.parse("2026-05-12");
    private static final Sample FIRST = Sample.of(1);
    private static final Sample SECOND = Sample.of(2);
    private static final MovableClock CLOCK = MovableClock.at("2026-05-12T07:00:00Z");

    private final BriefStore store = new BriefStore(TABLES.db(), CLOCK, new InsightStore(TABLES.db(), CLOCK));
    private Subscriber.Id reader = new Subscriber.Id(0);

    @BeforeAll
    static void fill() {
        var library = new Library(TABLES.db(), CLOCK);
        library.add(FIRST, CLOCK.instant());
        library.add(SECOND, CLOCK.instant());
    }

    @BeforeEach
    void clear() {
        TABLES.clear("brief", "subscriber");
        var readers = new SubscriberStore(TABLES.db(), CLOCK, new HashedWords());
        reader = readers.findOrCreate(new EmailAddress("ann@example.org"), ZoneOffset.UTC, LocalTime.of(7, 0))
                .id();
    }

    private Brief compose(LocalDate day, Sample... samples) {
        var five = List.of(samples).stream()
                .map(sample -> ranked(sample, new News.New()))
                .toList();
        return compose(day, five);
    }

    private static Ranked ranked(Sample sample, News news) {
        return new Ranked(
                sample.sourced(), new Claim.Id(1), sample.insight().score(), "because of " + sample.id(), news);
    }

    private Brief compose(LocalDate day, List<Ranked> five) {
        var scope = new BriefComposer.Scope(Duration.ofDays(3), 17);
        var standing = new BriefComposer.Standing(2, List.of("Night Tariff", "Grid Talk", "Third", "Fourth"));
        return new BriefComposer(CLOCK)
                .compose(
                        reader,
                        day,
                        scope,
                        five,
                        five.stream().map(_ -> standing).toList());
    }

    @Test
    void keeps_what_each_item_was_to_the_reader_and_who_disputed_it() {
        var told = DAY.minusDays(9);
        int day = 0;
        for (var news : List.of(
                new News.New(),
                new News.Update("was 40, now 28", new Insight.Id(SECOND.id()), told),
                new News.Voices(3, new Insight.Id(SECOND.id()), told),
                new News.Again(told))) {
            var brief = compose(DAY.plusDays(day++), List.of(ranked(FIRST, news)));
            store.put(brief);

            var item = store.find(brief.id()).orElseThrow().items().getFirst();
            assertThat(item.news()).isEqualTo(news);
            assertThat(item.disputedBy()).isEqualTo("Night Tariff, Grid Talk and 2 more");
        }
        assertThat(TABLES.db()
                        .sql("select kind from brief_item join brief b on b.id = brief_id order by local_date")
                        .query(String.class)
                        .list())
                .containsExactly("new", "update", "voices", "again");
    }

    @Test
    void gives_back_a_brief_as_it_was_put() {
        var brief = compose(DAY, SECOND, FIRST);

        assertThat(store.put(brief)).isTrue();

        assertThat(store.find(brief.id())).contains(brief);
        assertThat(store.find(reader, DAY)).contains(brief);
        assertThat(brief.items()).extracting(Brief.Item::position).containsExactly(1, 2);
    }

    @Test
    void freezes_the_first_brief_of_a_date() {
        var first = compose(DAY, FIRST);
        store.put(first);

        assertThat(store.put(compose(DAY, SECOND))).isFalse();

        assertThat(store.find(reader, DAY).map(Brief::items)).contains(first.items());
        assertThat(TABLES.one("select count(*) from brief")).isEqualTo("1");
    }

    @Test
    void shows_the_words_that_were_told_though_the_insight_has_others_now() {
        store.put(compose(DAY, FIRST));
        TABLES.db()
                .sql("update insight set headline = 'Another', text = 'other words' where id = :id")
                .param("id", FIRST.id())
                .update();

        var item = store.find(reader, DAY).orElseThrow().items().getFirst();

        assertThat(item.headline()).isEqualTo(FIRST.headline());
        assertThat(item.text()).isEqualTo(FIRST.text());
        TABLES.db()
                .sql("update insight set headline = :h, text = :t where id = :id")
                .param("h", FIRST.headline())
                .param("t", FIRST.text())
                .param("id", FIRST.id())
                .update();
    }

    @Test
    void stores_one_brief_a_date_however_many_runs_there_are_at_once() {
        var stored = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 24; i++) {
                var brief = compose(DAY, i % 2 == 0 ? FIRST : SECOND);
                threads.execute(() ->
                        TABLES.transaction().executeWithoutResult(_ -> stored.addAndGet(store.put(brief) ? 1 : 0)));
            }
        }

        assertThat(stored).hasValue(1);
        assertThat(TABLES.one("select count(*) from brief_item")).isEqualTo("1");
    }

    @Test
    void settles_a_date_that_has_nothing() {
        assertThat(store.isSettled(reader, DAY)).isFalse();

        store.skip(reader, DAY, "empty");
        store.skip(reader, DAY, "downtime");

        assertThat(store.isSettled(reader, DAY)).isTrue();
        assertThat(store.find(reader, DAY)).isEmpty();
        assertThat(store.put(compose(DAY, FIRST))).as("settled is settled").isFalse();
        assertThat(TABLES.one("select reason from brief")).isEqualTo("empty");
    }

    @Test
    void skips_nothing_that_is_there() {
        store.put(compose(DAY, FIRST));

        store.skip(reader, DAY, "empty");

        assertThat(store.find(reader, DAY)).isPresent();
    }

    @Test
    void lists_briefs_newest_first_without_skipped_dates() {
        store.put(compose(DAY, FIRST));
        store.skip(reader, DAY.plusDays(1), "empty");
        store.put(compose(DAY.plusDays(2), SECOND));

        assertThat(store.archive(reader, 10)).extracting(Brief::date).containsExactly(DAY.plusDays(2), DAY);
        assertThat(store.archive(reader, 1)).hasSize(1);
    }

    @Test
    void has_the_same_id_and_hash_whenever_it_is_composed() {
        var brief = compose(DAY, FIRST, SECOND);

        assertThat(compose(DAY, FIRST, SECOND).id()).isEqualTo(brief.id());
        assertThat(compose(DAY, FIRST, SECOND).hash()).isEqualTo(brief.hash()).hasSize(64);
        assertThat(compose(DAY, SECOND, FIRST).hash()).isNotEqualTo(brief.hash());
        assertThat(compose(DAY.plusDays(1), FIRST, SECOND).id()).isNotEqualTo(brief.id());
    }

    @Test
    void goes_with_its_reader() {
        store.put(compose(DAY, FIRST));

        TABLES.db().sql("delete from subscriber").update();

        assertThat(TABLES.one("select count(*) from brief_item")).isEqualTo("0");
    }
}
