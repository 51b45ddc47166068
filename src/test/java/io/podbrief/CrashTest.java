package io.podbrief;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.feed.FeedStore;
import io.podbrief.testing.Await;
import io.podbrief.testing.DemoShows;
import io.podbrief.testing.ReceivedMail;
import io.podbrief.testing.ServedInstance;
import io.podbrief.testing.SmtpSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` in the middle of everything. Whatever was acknowledged is still there afterwards, and no brief comes
/// twice.
///
/// Where a living successor would wait for leases and heartbeats of the dead to run out, the test lets that
/// time pass by moving them in the tables. `-Dcrash.rounds=60` adds so many rounds of any kind, of some
/// seconds each.
@Tag("crash")
class CrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int READERS = 12; // that become due in each round

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final SmtpSink sink = new SmtpSink();
    private final DemoShows shows = new DemoShows(Clock.systemUTC());
    private final Set<String> acknowledgedSignUps = new HashSet<>();
    private final Set<String> acknowledgedLeavers = new HashSet<>();
    private final Set<Long> readyEpisodes = new HashSet<>();
    private int kills;
    private int readers;

    @TempDir
    private Path folder = Path.of("");

    private ServedInstance instance = new ServedInstance(folder, sink, shows, Path.of("target/crash-test.log"));

    @AfterEach
    void end() {
        instance.close();
        sink.close();
        shows.close();
    }

    /// What dies.
    private enum Victim {
        PROGRAM,
        PROGRAM_AND_DATABASE,
        DATABASE
    }

    @Test
    void loses_nothing_acknowledged_and_sends_no_brief_twice() throws Exception {
        instance = new ServedInstance(folder, sink, shows, log());
        instance.start();
        follow();

        Await.until("the first episode", PATIENCE, () -> !ready().isEmpty());
        dieAtSomePoint(Victim.PROGRAM); // while episodes are worked on
        Await.until("one more episode", PATIENCE, () -> ready().size() >= 2);
        dieAtDot(Victim.PROGRAM);
        leave();
        dieAtDot(Victim.PROGRAM_AND_DATABASE);
        dieAtSomePoint(Victim.PROGRAM_AND_DATABASE);
        for (int i = 0; i < Integer.getInteger("crash.rounds", 0); i++) {
            var victim = Victim.values()[random.nextInt(Victim.values().length)];
            if (random.nextBoolean()) dieAtDot(victim);
            else dieAtSomePoint(victim);
        }

        Await.until("all mails and readers to be settled", PATIENCE, this::isSettled);
        checkBooks();
        assertThat(instance.stop()).as("ends when asked").isLessThan(Duration.ofSeconds(25));
        Await.until("the database to end", Duration.ofSeconds(10), () -> !instance.leavesProcesses());
    }

    private static Path log() throws IOException {
        Files.createDirectories(Path.of("target"));
        var log = Path.of("target/crash-test.log").toAbsolutePath();
        Files.deleteIfExists(log);
        return log;
    }

    /// Two shows with two episodes each.
    private void follow() {
        var feeds = new FeedStore(instance.db(), Clock.systemUTC());
        shows.feeds().subList(0, 2).forEach(feeds::add);
    }

    private void dieAtSomePoint(Victim victim) {
        begin();
        Await.pause(random.nextInt(3000));
        kill(victim);
        rise(victim);
    }

    private void dieAtDot(Victim victim) {
        begin();
        killAtDot(1 + random.nextInt(READERS - 1), victim);
        rise(victim);
    }

    /// A round begins: sign-ups and readers come.
    private void begin() {
        signUp();
        makeReadersDue();
        hurry();
        readyEpisodes.addAll(ready());
    }

    /// It ends: what was killed is started again and looked at.
    private void rise(Victim victim) {
        kills++;
        sink.onDot(_ -> {});
        if (victim == Victim.DATABASE) {
            Await.until("the program to bring its database back", PATIENCE, () -> instance.isReady() && canAsk());
        } else {
            instance.awaitEnd();
            instance.start();
        }
        letTimePass();
        checkAcknowledged();
    }

    private void kill(Victim victim) {
        if (victim != Victim.DATABASE) instance.kill();
        if (victim != Victim.PROGRAM) instance.killDatabase();
    }

    /// Lets a mail come as far as its last dot, the `count`-th from now, and kills there: the receiver has
    /// the mail, and the sender never hears of it.
    private void killAtDot(int count, Victim victim) {
        var killed = new CountDownLatch(1);
        var left = new CountDownLatch(count);
        sink.onDot(_ -> {
            left.countDown();
            if (left.getCount() > 0 || killed.getCount() == 0) return;
            kill(victim);
            killed.countDown();
        });
        try {
            assertThat(killed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("a mail to kill at, seed %d", seed)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What the scheduler would do some seconds later.
    private void hurry() {
        instance.db()
                .sql("update scheduled_tasks set execution_time = now(), version = version + 1 where not picked")
                .update();
    }

    private boolean canAsk() {
        try {
            return !ready().isEmpty();
        } catch (RuntimeException _) {
            return false;
        }
    }

    private void signUp() {
        var address = "signup" + kills + "@example.org";
        if (instance.browser()
                        .post("/sign-up", "address", address, "zone", "UTC")
                        .status()
                == 200) acknowledgedSignUps.add(address);
    }

    /// Readers whose brief is due now, in a zone where it is about noon, so that no date ends while the test runs.
    private void makeReadersDue() {
        var zone = ZoneOffset.ofHours(12
                        - OffsetDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC)
                                .getHour())
                .getId();
        for (int i = 0; i < READERS; i++) {
            instance.db()
                    .sql("""
                            insert into subscriber (address, address_key, state, zone, hour, created_at, confirmed_at, next_brief_at)
                            values (:address, :address, 'active', :zone, '00:00', now(), now(), now())
                            """)
                    .param("address", "reader" + readers++ + "@example.org")
                    .param("zone", zone)
                    .update();
        }
    }

    /// A reader leaves by the link of a mail they got.
    private void leave() {
        Await.until("a brief", PATIENCE, () -> !briefs().isEmpty());
        var mail = briefs().getFirst();
        var link = mail.header("List-Unsubscribe").replaceAll("[<>]", "");
        assertThat(instance.browser()
                        .post(link.substring(link.indexOf("/u/")), "List-Unsubscribe", "One-Click")
                        .status())
                .isEqualTo(200);
        acknowledgedLeavers.add(mail.recipient());
    }

    private List<ReceivedMail> briefs() {
        return sink.mails().stream()
                .filter(mail -> mail.hasHeader("List-Unsubscribe"))
                .toList();
    }

    private Set<Long> ready() {
        return new HashSet<>(instance.db()
                .sql("select id from episode where stage = 'ready'")
                .query(Long.class)
                .list());
    }

    /// The dead can no longer renew what they held.
    private void letTimePass() {
        var db = instance.db();
        db.sql("update episode set lease_until = now() where lease_until is not null")
                .update();
        db.sql("update feed set lease_until = now() where lease_until is not null")
                .update();
        db.sql("update outbox set lease_until = now() where lease_until is not null")
                .update();
        db.sql(
                        "update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null, execution_time = now(), version = version + 1")
                .update();
    }

    private void checkAcknowledged() {
        var addresses = instance.db()
                .sql("select address from subscriber")
                .query(String.class)
                .list();
        assertThat(addresses)
                .as("sign-ups that were answered with 200, seed %d", seed)
                .containsAll(acknowledgedSignUps);
        assertThat(ready()).as("episodes that were ready, seed %d", seed).containsAll(readyEpisodes);
        var left = instance.db()
                .sql("select address from subscriber where state = 'unsubscribed'")
                .query(String.class)
                .list();
        assertThat(left).as("readers who left, seed %d", seed).containsAll(acknowledgedLeavers);
    }

    private boolean isSettled() {
        return count("select count(*) from outbox where state not in ('sent', 'uncertain', 'failed', 'skipped')") == 0
                && count("select count(*) from subscriber where state = 'active' and next_brief_at <= now()") == 0;
    }

    private long count(String sql) {
        return instance.db().sql(sql).query(Long.class).single();
    }

    /// Every reader's day is settled once; every brief is sent once, or listed as what became of it.
    private void checkBooks() {
        assertThat(briefs().stream().map(ReceivedMail::messageId))
                .as("briefs received, seed %d", seed)
                .doesNotHaveDuplicates();
        assertThat(briefs().stream().map(ReceivedMail::recipient))
                .as("readers who received one, seed %d", seed)
                .doesNotHaveDuplicates();
        assertThat(count("select count(*) from brief")).as("dates settled").isEqualTo(readers);
        assertThat(count("select count(*) from brief where state = 'composed'"))
                .isEqualTo(count("select count(*) from outbox where kind = 'brief'"));

        var received = sink.mails().stream().map(ReceivedMail::messageId).toList();
        var sent = instance.db()
                .sql("select message_id from outbox where state = 'sent'")
                .query(String.class)
                .list();
        var maybe = new ArrayList<>(instance.db()
                .sql("select message_id from outbox where state = 'uncertain'")
                .query(String.class)
                .list());
        maybe.addAll(sent);
        assertThat(received)
                .as("every mail that is called sent has come, seed %d", seed)
                .containsAll(sent);
        assertThat(maybe)
                .as("every mail that has come is called sent or uncertain, seed %d", seed)
                .containsAll(received);
        assertThat(maybe.size() - sent.size())
                .as("uncertain mails, seed %d", seed)
                .isBetween(1, kills);
        assertThat(sent.size()).isGreaterThan(readers / 2);
    }
}
