package io.podbrief.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore.Work;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Fetching;
import io.podbrief.platform.http.SafeHttp;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Tables;
import io.podbrief.transcript.Transcripts.Found;
import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.Hearing;
import io.podbrief.transcript.speech.HearingListener;
import io.podbrief.transcript.speech.SpeechRecognizer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// When a recording is heard and when not. What a recognizer does with it is tested with real models elsewhere;
/// here a recognizer says what it is told to.
final class ListeningTest {
    private static final Duration LENGTH = Duration.ofHours(1);
    private static final String MODEL = "base";
    private static final Tables TABLES = Tables.fresh();

    @TempDir
    Path scratch;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-12T04:00:00Z"));
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private SafeHttp web;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, 4);
            exchange.getResponseBody().write(new byte[4]);
            exchange.close();
        });
        server.start();
        var settings = Fetching.settings(
                "allow-private=127.0.0.1:" + server.getAddress().getPort());
        web = new SafeHttp(settings, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        web.close();
        server.stop(0);
    }

    private Listening listening(SpeechRecognizer recognizer, Duration most) {
        return listening(recognizer, new HearingBudget(most, clock));
    }

    private Listening listening(SpeechRecognizer recognizer, HearingBudget budget) {
        return new Listening(web, recognizer, budget, new HeardPartStore(TABLES.db(), clock), scratch, clock);
    }

    private Episode episode() {
        return new Episode(
                new Episode.Id(7),
                1,
                "A show",
                "guid",
                "Heard",
                null,
                "",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/a.mp3"),
                LENGTH,
                List.of(),
                List.of(),
                Instant.parse("2026-05-11T04:00:00Z"),
                false,
                Episode.Stage.TRANSCRIPT,
                null,
                null);
    }

    private Work work() {
        return new Work(episode(), 1, 1);
    }

    private static SpeechRecognizer hearing(SpokenCue... cues) {
        return new Scripted() {
            @Override
            public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
                listener.at(Duration.ofMinutes(1), LENGTH);
                return new Heard(new Source.Recognized("scripted", MODEL), "en", LENGTH, LENGTH, List.of(cues));
            }
        };
    }

    private abstract static class Scripted implements SpeechRecognizer {
        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public String model(@Nullable String language) {
            return MODEL;
        }
    }

    private static String code(Found found) {
        return switch (found) {
            case Found.Absent absent -> absent.code();
            case Found.Present _ -> "present";
        };
    }

    @Test
    void gives_what_the_recognizer_understood() {
        var said = new SpokenCue(Duration.ZERO, Duration.ofSeconds(3), null, "Batteries earn by waiting.");
        var found = listening(hearing(said), Duration.ofHours(4)).hear(work(), () -> {});
        assertThat(found).isInstanceOfSatisfying(Found.Present.class, present -> {
            assertThat(present.transcript().text()).isEqualTo("Batteries earn by waiting.");
            assertThat(present.transcript().source()).isEqualTo(new Source.Recognized("scripted", MODEL));
        });
        assertThat(requests).hasValue(1);
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void asks_for_no_byte_of_audio_without_a_model() {
        var without = new Scripted() {
            @Override
            public String model(@Nullable String language) {
                throw new Failure.Permanent("speech.no_model", "None.");
            }

            @Override
            public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
                throw new AssertionError("nothing to hear with");
            }
        };
        var listening = listening(without, Duration.ofHours(4));
        assertThat(code(listening.hear(work(), () -> {}))).isEqualTo("speech.no_model");
        assertThat(listening.estimate(List.of(episode()))).isEmpty();
        assertThat(requests).hasValue(0);
    }

    @Test
    void asks_for_no_byte_of_audio_beyond_the_budget() {
        var listening = listening(hearing(), HearingSpeed.perHour(MODEL).minusSeconds(1));
        assertThat(code(listening.hear(work(), () -> {}))).isEqualTo("speech.over_budget");
        assertThat(requests).hasValue(0);
    }

    @Test
    void charges_the_budget_for_work_that_came_to_nothing() {
        var breaking = new Scripted() {
            @Override
            public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
                throw new Failure.Retryable("speech.crashed", "It died.", Duration.ofMinutes(10), null);
            }
        };
        var budget = new HearingBudget(Duration.ofHours(4), clock);
        var listening = listening(breaking, budget);
        assertThatThrownBy(() -> listening.hear(work(), () -> {})).isInstanceOf(Failure.Retryable.class);
        assertThat(budget.left()).isLessThan(Duration.ofHours(4));
        assertThat(budget.estimate(LENGTH, MODEL)).isEqualTo(HearingSpeed.perHour(MODEL));
    }

    @Test
    void says_that_nobody_speaks() {
        assertThat(code(listening(hearing(), Duration.ofHours(4)).hear(work(), () -> {})))
                .isEqualTo("speech.silent");
    }

    @Test
    void estimates_by_what_the_last_recording_took_and_forgets_after_a_day() {
        var budget = new HearingBudget(Duration.ofHours(1), clock);
        assertThat(budget.estimate(LENGTH, MODEL)).isEqualTo(HearingSpeed.perHour(MODEL));
        budget.book(LENGTH, Duration.ofMinutes(30));
        assertThat(budget.estimate(Duration.ofMinutes(20), MODEL)).isEqualTo(Duration.ofMinutes(10));
        assertThat(budget.left()).isEqualTo(Duration.ofMinutes(30));
        assertThat(budget.isMostlyLeft()).isTrue();
        budget.book(LENGTH, Duration.ofMinutes(1));
        assertThat(budget.isMostlyLeft()).isFalse();
        clock.set(clock.instant().plus(Duration.ofHours(25)));
        assertThat(budget.left()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void guesses_that_four_cores_are_twice_as_fast_as_one() {
        assertThat(HearingSpeed.perHour(MODEL, 4))
                .isEqualTo(HearingSpeed.perHour(MODEL, 1).dividedBy(2));
        assertThat(HearingSpeed.perHour("whisper-base", 2)).isLessThan(HearingSpeed.perHour("whisper-small.en", 2));
    }

    @Test
    void tells_a_watcher_how_far_it_is() {
        var halfWay = new Scripted() {
            @Override
            public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
                listener.at(Duration.ofMinutes(30), null);
                return hearing().hear(audio, hearing, listener);
            }
        };
        var listening = listening(halfWay, Duration.ofHours(4));
        var seen = new ArrayList<Listening.UnderWay>();
        listening.watch(seen::add);
        listening.hear(work(), () -> {});
        assertThat(seen).first().satisfies(underWay -> {
            assertThat(underWay.position()).isEqualTo(Duration.ofMinutes(30));
            assertThat(underWay.length()).as("as the feed says").isEqualTo(LENGTH);
        });
    }

    @Test
    void ends_a_hearing_when_the_episode_was_taken_over() {
        var taken = new IllegalStateException("taken over");
        assertThatThrownBy(() -> listening(hearing(), Duration.ofHours(4)).hear(work(), () -> {
                    throw taken;
                }))
                .isSameAs(taken);
    }

    @Test
    void asks_a_publisher_once_though_the_hearing_fails() {
        var fails = new AtomicInteger(2);
        var flaky = new Scripted() {
            @Override
            public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
                if (fails.getAndDecrement() > 0)
                    throw new Failure.Retryable("speech.crashed", "It died.", Duration.ofMinutes(10), null);
                return hearing().hear(audio, hearing, listener);
            }
        };
        var listening = listening(flaky, Duration.ofHours(4));
        for (int i = 0; i < 2; i++)
            assertThatThrownBy(() -> listening.hear(work(), () -> {})).isInstanceOf(Failure.Retryable.class);

        assertThat(code(listening.hear(work(), () -> {}))).isEqualTo("speech.silent");
        assertThat(requests).hasValue(1);
        assertThat(scratch).isEmptyDirectory();
    }
}
