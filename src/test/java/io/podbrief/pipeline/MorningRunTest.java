package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.delivery.Outbox;
import io.podbrief.relation.Relation;
import io.podbrief.relation.Relations;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.testing.Library;
import io.podbrief.testing.ReceivedMail;
import io.podbrief.testing.RunningInstance;
import io.podbrief.testing.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class MorningRunTest extends RunningInstance {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant SEVEN = Instant.parse("2026-05-12T05:00:00Z"); // in Berlin

    @Autowired
    private MorningRun morning;

    @Autowired
    private SubscriberStore subscribers;

    @Autowired
    private Outbox outbox;

    @BeforeEach
    void clear() {
        startOver();
    }

    /// A reader of seven o'clock in Berlin.
    private Subscriber reader(String address) {
        var id = subscribers
                .findOrCreate(new io.podbrief.subscriber.EmailAddress(address), BERLIN, LocalTime.of(7, 0))
                .id();
        subscribers.activate(id, LocalDay.nextDue(CLOCK.instant(), LocalTime.of(7, 0), BERLIN));
        return subscribers.find(id).orElseThrow();
    }

    /// Insights numbered from one number to another, each of its own show, of episodes that became ready then.
    private void insights(int from, int to, Instant readyAt) {
        var library = new Library(db(), CLOCK);
        for (int i = from; i <= to; i++) library.add(Sample.of(i).published(readyAt), readyAt);
    }

    private void runAt(Instant time) {
        CLOCK.set(time);
        morning.runDue();
    }

    /// What became of each date: `2026-05-12 composed`, `2026-05-13 skipped empty`.
    private List<String> dates() {
        return db().sql(
                        "select local_date || ' ' || state || coalesce(' ' || reason, '') from brief order by local_date")
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> told(String date) {
        return db().sql(
                        "select insight_id from brief_item i join brief b on b.id = i.brief_id where local_date = cast(:date as date) order by insight_id")
                .param("date", date)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void settles_a_day_when_the_readers_hour_has_come_and_not_before() {
        insights(1, 5, CLOCK.instant());
        reader("ann@example.org");

        runAt(SEVEN.minusSeconds(1));
        assertThat(dates()).isEmpty();
        runAt(SEVEN);

        assertThat(dates()).containsExactly("2026-05-12 composed");
        assertThat(one("select state from outbox")).isEqualTo("rendered");
        assertThat(one("select count(*) from ledger")).isEqualTo("5");
    }

    @Test
    void sends_nothing_when_there_is_nothing_and_says_so() {
        reader("ann@example.org");

        runAt(SEVEN);
        insights(1, 5, SEVEN.plusSeconds(1));
        runAt(SEVEN.plus(Duration.ofHours(1)));

        assertThat(dates()).containsExactly("2026-05-12 skipped empty");
        assertThat(one("select count(*) from outbox")).isEqualTo("0");
        runAt(SEVEN.plus(Duration.ofDays(1)));
        assertThat(dates()).containsExactly("2026-05-12 skipped empty", "2026-05-13 composed");
    }

    @Test
    void sends_fewer_than_five_rather_than_pad() {
        insights(1, 2, CLOCK.instant());
        reader("ann@example.org");

        runAt(SEVEN);

        assertThat(told("2026-05-12")).containsExactly("ins_1", "ins_2");
    }

    @Test
    void looks_further_back_only_while_that_does_not_give_five() {
        insights(1, 5, SEVEN.minus(Duration.ofHours(12)));
        insights(6, 9, SEVEN.minus(Duration.ofDays(2)));
        reader("ann@example.org");

        runAt(SEVEN);
        assertThat(told("2026-05-12")).containsExactly("ins_1", "ins_2", "ins_3", "ins_4", "ins_5");
        assertThat(one("select window_hours from brief")).isEqualTo("24");

        insights(10, 11, SEVEN.plus(Duration.ofHours(20)));
        runAt(SEVEN.plus(Duration.ofDays(1)));
        assertThat(told("2026-05-13")).contains("ins_10", "ins_11").hasSize(5);
    }

    @Test
    void tells_no_news_of_a_week_ago() {
        insights(1, 3, SEVEN.minus(Duration.ofDays(7)).minusSeconds(1));
        reader("ann@example.org");

        runAt(SEVEN);

        assertThat(dates()).containsExactly("2026-05-12 skipped empty");
    }

    @Test
    void tells_a_claim_once_though_another_show_makes_it_the_next_day() {
        var library = new Library(db(), CLOCK);
        long claim = library.add(Sample.of(1), CLOCK.instant());
        reader("ann@example.org");
        runAt(SEVEN);
        library.add(Sample.of(2).published(SEVEN.plusSeconds(60)), SEVEN.plusSeconds(60), claim);
        library.add(Sample.of(3).published(SEVEN.plusSeconds(60)), SEVEN.plusSeconds(60));

        runAt(SEVEN.plus(Duration.ofDays(1)));

        assertThat(told("2026-05-12")).containsExactly("ins_1");
        assertThat(told("2026-05-13")).containsExactly("ins_3");
    }

    /// What each item of a brief was to its reader: `ins_2 update`.
    private List<String> kinds(String date) {
        return db().sql(
                        "select insight_id || ' ' || kind from brief_item i join brief b on b.id = i.brief_id where local_date = cast(:date as date) order by insight_id")
                .param("date", date)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private void relate(Sample from, Relation.Type type, Sample to, String differs) {
        bean(Relations.class)
                .type(List.of(from.sourced()), List.of(), List.of(Library.relation(from, type, to, differs)));
    }

    private static Sample said(int number, Instant at) {
        return Sample.of(number).published(at);
    }

    @Test
    void tells_what_changes_a_told_claim_as_an_update_once_and_says_what_differs() {
        var library = new Library(db(), CLOCK);
        var old = said(1, CLOCK.instant());
        library.add(old, CLOCK.instant());
        reader("ann@example.org");
        runAt(SEVEN);
        var later = said(2, SEVEN.plusSeconds(60));
        library.add(later, SEVEN.plusSeconds(60));
        relate(later, Relation.Type.UPDATES, old, "was 40 euros, now 28 euros");

        runAt(SEVEN.plus(Duration.ofDays(1)));
        runAt(SEVEN.plus(Duration.ofDays(2)));

        assertThat(kinds("2026-05-12")).containsExactly("ins_1 new");
        assertThat(kinds("2026-05-13")).containsExactly("ins_2 update");
        assertThat(dates().getLast()).isEqualTo("2026-05-14 skipped empty");
        var mail = ReceivedMail.of(outbox.newest(1).getFirst().message());
        assertThat(mail.subject()).isEqualTo("13 May · Update: Headline 2");
        assertThat(mail.plain())
                .contains("We told you on 12 May; it has changed: was 40 euros, now 28 euros.")
                .contains(BASE + "/insight/ins_1");
    }

    @Test
    void tells_an_update_though_five_others_are_new_and_it_is_of_the_day_before_yesterday() {
        var library = new Library(db(), CLOCK);
        var old = said(1, CLOCK.instant());
        library.add(old, CLOCK.instant());
        reader("ann@example.org");
        runAt(SEVEN);
        var nextDay = SEVEN.plus(Duration.ofDays(1));
        for (int i = 10; i < 20; i++) library.add(said(i, SEVEN).worth(3), SEVEN.plusSeconds(60));
        runAt(nextDay);
        var later = said(2, SEVEN.plusSeconds(60));
        library.add(later, SEVEN.plusSeconds(60)); // it became known late
        relate(later, Relation.Type.UPDATES, old, "was 40 euros, now 28 euros");
        for (int i = 20; i < 26; i++) library.add(said(i, nextDay).worth(3), nextDay.plusSeconds(60));

        runAt(SEVEN.plus(Duration.ofDays(2)));

        assertThat(kinds("2026-05-14")).hasSize(5).contains("ins_2 update");
    }

    @Test
    void tells_no_claim_that_is_superseded_or_settled() {
        var library = new Library(db(), CLOCK);
        for (int i = 1; i <= 4; i++) library.add(said(i, CLOCK.instant()), CLOCK.instant());
        relate(Sample.of(2), Relation.Type.UPDATES, Sample.of(1), "was 40 euros, now 28 euros");
        relate(Sample.of(4), Relation.Type.RESOLVES, Sample.of(3), "it came about");
        reader("ann@example.org");

        runAt(SEVEN);

        assertThat(kinds("2026-05-12")).containsExactly("ins_2 new", "ins_4 new");
    }

    @Test
    void says_who_disputes_what_it_tells() {
        insights(1, 2, CLOCK.instant());
        relate(Sample.of(2), Relation.Type.CONTRADICTS, Sample.of(1), "");
        reader("ann@example.org");

        runAt(SEVEN);

        assertThat(db().sql("select insight_id || ' ' || disputed_by from brief_item order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("ins_1 Show 2", "ins_2 Show 1");
        assertThat(ReceivedMail.of(outbox.newest(1).getFirst().message()).plain())
                .contains("Disputed by Show 1")
                .contains("Disputed by Show 2");
    }

    @Test
    void says_that_two_more_shows_make_a_told_claim_once_and_only_where_news_leaves_a_place() {
        var library = new Library(db(), CLOCK);
        long claim = library.add(said(1, CLOCK.instant()).worth(9), CLOCK.instant());
        reader("ann@example.org");
        runAt(SEVEN);
        var first = SEVEN.plusSeconds(60);
        for (int i = 2; i <= 3; i++) library.add(said(i, first), first, claim);
        for (int i = 10; i < 15; i++) library.add(said(i, first), first);
        runAt(SEVEN.plus(Duration.ofDays(1)));
        library.add(said(15, CLOCK.instant()), CLOCK.instant());
        runAt(SEVEN.plus(Duration.ofDays(2)));
        runAt(SEVEN.plus(Duration.ofDays(3)));

        assertThat(kinds("2026-05-13")).hasSize(5).allMatch(item -> item.endsWith(" new"));
        assertThat(kinds("2026-05-14")).hasSize(2).contains("ins_15 new").containsAnyOf("ins_2 voices", "ins_3 voices");
        assertThat(one("select more_voices || ' ' || told_on from brief_item where kind = 'voices'"))
                .isEqualTo("2 2026-05-12");
        assertThat(dates().getLast()).isEqualTo("2026-05-15 skipped empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "uncertain", "skipped"})
    void tells_once_more_what_a_mail_did_not_bring(String state) {
        insights(1, 2, CLOCK.instant());
        reader("ann@example.org");
        runAt(SEVEN);
        db().sql("update outbox set state = :state").param("state", state).update();
        insights(3, 3, SEVEN.plusSeconds(60));

        runAt(SEVEN.plus(Duration.ofDays(1)));
        db().sql("update outbox set state = :state").param("state", state).update();
        runAt(SEVEN.plus(Duration.ofDays(2)));
        runAt(SEVEN.plus(Duration.ofDays(3)));

        assertThat(kinds("2026-05-13")).containsExactly("ins_1 again", "ins_2 again", "ins_3 new");
        assertThat(kinds("2026-05-14")).as("once more means once").containsExactly("ins_3 again");
        assertThat(dates().getLast()).isEqualTo("2026-05-15 skipped empty");
    }

    @Test
    void is_late_after_a_downtime_and_skips_the_days_that_have_passed() {
        insights(1, 5, SEVEN.plus(Duration.ofDays(2)));
        reader("ann@example.org");

        runAt(Instant.parse("2026-05-14T20:00:00Z")); // 22:00 in Berlin, two days and fifteen hours late

        assertThat(dates())
                .containsExactly("2026-05-12 skipped downtime", "2026-05-13 skipped downtime", "2026-05-14 composed");
        assertThat(one("select give_up_at = '2026-05-14T22:00:00Z' from outbox"))
                .isEqualTo("true");
        runAt(Instant.parse("2026-05-15T05:00:00Z"));
        assertThat(dates()).hasSize(4);
    }

    @Test
    void waits_for_todays_hour_after_a_downtime_that_ends_before_it() {
        reader("ann@example.org");

        runAt(Instant.parse("2026-05-13T03:00:00Z"));
        assertThat(dates()).containsExactly("2026-05-12 skipped downtime");
        runAt(Instant.parse("2026-05-13T05:00:00Z"));

        assertThat(dates()).containsExactly("2026-05-12 skipped downtime", "2026-05-13 skipped empty");
    }

    @Test
    void keeps_nobody_waiting_for_a_reader_whose_brief_fails() {
        insights(1, 5, CLOCK.instant());
        var broken = reader("broken@example.org");
        reader("ann@example.org");
        db().sql("update subscriber set address = 'brökén@example.org' where id = :id")
                .param("id", broken.id().value())
                .update();

        runAt(SEVEN);

        assertThat(one("select recipient from outbox")).isEqualTo("ann@example.org");
        assertThat(one("select count(*) from ledger where subscriber_id = "
                        + broken.id().value()))
                .as("nothing of it is kept")
                .isEqualTo("0");
        assertThat(one("select count(*) from brief where subscriber_id = "
                        + broken.id().value()))
                .isEqualTo("0");

        db().sql("update subscriber set address = 'mended@example.org' where id = :id")
                .param("id", broken.id().value())
                .update();
        runAt(SEVEN.plus(Duration.ofMinutes(9)));
        assertThat(one("select count(*) from outbox")).isEqualTo("1");
        runAt(SEVEN.plus(Duration.ofMinutes(10)));
        assertThat(one("select count(*) from outbox where recipient = 'mended@example.org'"))
                .isEqualTo("1");
    }

    @Test
    void settles_a_day_that_failed_to_its_end() {
        insights(1, 5, CLOCK.instant());
        var broken = reader("broken@example.org");
        db().sql("update subscriber set address = 'brökén@example.org' where id = :id")
                .param("id", broken.id().value())
                .update();

        runAt(Instant.parse("2026-05-12T21:45:00Z")); // 23:45 in Berlin
        assertThat(dates()).isEmpty();
        runAt(Instant.parse("2026-05-12T21:55:00Z"));

        assertThat(dates()).containsExactly("2026-05-12 skipped failed");
        db().sql("update subscriber set address = 'mended@example.org' where id = :id")
                .param("id", broken.id().value())
                .update();
        runAt(SEVEN.plus(Duration.ofDays(1)));
        assertThat(dates()).containsExactly("2026-05-12 skipped failed", "2026-05-13 composed");
    }

    @Test
    void sends_one_brief_each_however_many_run_at_once() {
        insights(1, 8, CLOCK.instant());
        for (int i = 0; i < 20; i++) reader("reader" + i + "@example.org");
        CLOCK.set(SEVEN);

        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) threads.execute(morning::runDue);
        }

        assertThat(one("select count(*) from outbox")).isEqualTo("20");
        assertThat(one("select count(distinct recipient) from outbox")).isEqualTo("20");
        assertThat(one("select count(*) from brief")).isEqualTo("20");
        assertThat(one("select count(*) from brief_item")).isEqualTo(one("select count(*) from ledger"));
    }

    @Test
    void sends_the_brief_of_somebody_who_has_just_left_to_nobody() {
        insights(1, 5, CLOCK.instant());
        var ann = reader("ann@example.org");
        runAt(SEVEN);
        subscribers.unsubscribe(ann.id());

        passTime();

        assertThat(SINK.mails()).isEmpty();
        runAt(SEVEN.plus(Duration.ofDays(1)));
        assertThat(dates()).hasSize(1);
    }

    @Test
    void shows_todays_brief_before_it_is_frozen_and_the_frozen_one_after() {
        insights(1, 5, CLOCK.instant());
        var ann = reader("ann@example.org");

        assertThat(morning.today(ann).orElseThrow().items()).hasSize(5);
        assertThat(dates()).as("looking changes nothing").isEmpty();
        runAt(SEVEN);
        insights(6, 9, SEVEN);

        assertThat(morning.today(ann).orElseThrow().items())
                .extracting(item -> item.sourced().insight().id().value())
                .containsExactlyInAnyOrderElementsOf(told("2026-05-12"));
    }

    @Test
    void sends_early_when_asked_and_then_no_more_that_day() {
        insights(1, 9, CLOCK.instant());
        var ann = reader("ann@example.org");

        assertThat(morning.sendNow(ann)).isPresent();
        assertThat(morning.sendNow(ann)).isPresent();
        runAt(SEVEN);
        assertThat(dates()).containsExactly("2026-05-12 composed");
        assertThat(outbox.newest(10)).hasSize(1);
        runAt(SEVEN.plus(Duration.ofDays(1)));

        assertThat(dates()).containsExactly("2026-05-12 composed", "2026-05-13 composed");
    }
}
