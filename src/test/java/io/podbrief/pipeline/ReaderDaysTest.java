package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.testing.RunningInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;

/// Random lives of readers: zones and hours change, clocks change, the server is away for days. Whatever
/// happens, each of a reader's dates is settled exactly once: by a brief or by a reason for none.
class ReaderDaysTest extends RunningInstance {
    private static final int STEPS = 40;
    private static final List<String> ZONES = List.of(
            "Europe/Berlin",
            "America/New_York",
            "Pacific/Auckland",
            "Pacific/Honolulu",
            "America/Nuuk",
            "Asia/Kathmandu",
            "Australia/Lord_Howe",
            "America/Santiago",
            "Pacific/Kiritimati",
            "Africa/Cairo");
    /// A few days before clocks change somewhere.
    private static final List<String> STARTS =
            List.of("2026-03-05", "2026-03-24", "2026-04-02", "2026-04-20", "2026-09-03", "2026-10-01", "2026-10-22");

    @Autowired
    private MorningRun morning;

    @Autowired
    private Enrolment enrolment;

    @Autowired
    private SubscriberStore subscribers;

    @RepeatedTest(40)
    void settle_each_date_exactly_once(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        CLOCK.set(Instant.parse(STARTS.get(random.nextInt(STARTS.size())) + "T00:00:00Z")
                .plusSeconds(random.nextInt(86_400)));
        var reader = subscribers.findOrCreate(
                new EmailAddress("days" + random.nextLong() + "@example.org"), zone(random), hour(random));
        subscribers.activate(reader.id(), LocalDay.nextDue(CLOCK.instant(), reader.hour(), reader.zone()));
        var first = LocalDay.of(subscribers.nextBrief(reader.id()).orElseThrow(), reader.zone());

        for (int step = 0; step < STEPS; step++) step(reader.id(), random);
        morning.runDue();

        check(subscribers.find(reader.id()).orElseThrow(), first);
    }

    private void step(Subscriber.Id id, Random random) {
        boolean away = random.nextInt(15) == 0;
        CLOCK.forward(
                away ? Duration.ofMinutes(random.nextInt(5 * 1440)) : Duration.ofMinutes(1 + random.nextInt(900)));
        if (random.nextInt(6) == 0) {
            var reader = subscribers.find(id).orElseThrow();
            enrolment.choose(reader, random.nextBoolean() ? zone(random) : reader.zone(), hour(random), List.of());
        }
        morning.runDue();
    }

    private void check(Subscriber reader, LocalDate first) {
        var settled = db().sql("select local_date from brief where subscriber_id = :id order by local_date")
                .param("id", reader.id().value())
                .query(LocalDate.class)
                .list();
        var next = subscribers.nextBrief(reader.id()).orElseThrow();

        assertThat(next).as("nothing is overdue").isAfter(CLOCK.instant());
        assertThat(settled)
                .containsExactlyElementsOf(
                        first.datesUntil(settled.getLast().plusDays(1)).toList());
        assertThat(LocalDay.of(next, reader.zone()))
                .as("the next of %s", settled.getLast())
                .isBeforeOrEqualTo(settled.getLast().plusDays(1));
    }

    private static ZoneId zone(Random random) {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    private static LocalTime hour(Random random) {
        return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    }
}
