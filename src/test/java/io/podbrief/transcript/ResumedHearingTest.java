package io.podbrief.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.podbrief.feed.EpisodeStore;
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
import io.podbrief.transcript.speech.whisper.Whisper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assumptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hearing that dies in the middle is gone on with: no word is missing and none comes twice.
final class ResumedHearingTest {
    private static final Tables TABLES = Tables.fresh();
    private static final Duration LEASE = Duration.ofMinutes(10);

    @TempDir
    Path scratch;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-05-12T04:00:00Z"));
    private final EpisodeStore episodes = new EpisodeStore(TABLES.db(), clock);
    private final HearingBudget budget = new HearingBudget(Duration.ofHours(4), clock);
    private final HeardPartStore parts = new HeardPartStore(TABLES.db(), clock);
    private final Minutes minutes = new Minutes();
    private byte[] recording = "the recording".getBytes(StandardCharsets.UTF_8);
    private HttpServer server;
    private SafeHttp web;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, recording.length);
            exchange.getResponseBody().write(recording);
            exchange.close();
        });
        server.start();
        web = new SafeHttp(
                Fetching.settings(
                        "allow-private=127.0.0.1:" + server.getAddress().getPort()),
                Clock.systemUTC());
        TABLES.clear("heard_part", "episode", "podcast");
        TABLES.db()
                .sql("""
                with show as (insert into podcast (title, created_at) values ('A show', now()) returning id)
                insert into episode (podcast_id, guid, enclosure_url, transcripts, persons, published_at, first_seen_at, backlog, stage, run_at)
                select id, 'heard', :url, '[]', '[]', now(), now(), false, 'transcript', '2026-05-12T03:00:00Z' from show
                """)
                .param("url", "http://127.0.0.1:" + server.getAddress().getPort() + "/a.mp3")
                .update();
    }

    @AfterEach
    void stop() {
        web.close();
        server.stop(0);
    }

    /// Takes the episode, as a worker does after the one before it died.
    private Work claim() {
        TABLES.db().sql("update episode set lease_until = null").update();
        return episodes.claimDue(LEASE).orElseThrow();
    }

    private Found hear(SpeechRecognizer recognizer, Work work) {
        return new Listening(web, recognizer, budget, parts, scratch, clock).hear(work, () -> {});
    }

    private static String text(Found found) {
        return switch (found) {
            case Found.Present(var transcript) -> transcript.text();
            case Found.Absent absent -> absent.code();
        };
    }

    /// Says one word each minute of ten, and dies where it is told to.
    private static final class Minutes implements SpeechRecognizer {
        private final List<Duration> beginnings = new ArrayList<>();
        private String model = "base";
        private int dies = -1;

        @Override
        public String name() {
            return "minutes";
        }

        @Override
        public String model(@Nullable String language) {
            return model;
        }

        @Override
        public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
            beginnings.add(hearing.from());
            listener.at(Duration.ZERO, null);
            listener.language("de");
            var cues = new ArrayList<SpokenCue>();
            for (int minute = Math.toIntExact(hearing.from().toMinutes()); minute < 10; minute++) {
                var from = Duration.ofMinutes(minute);
                var cue = new SpokenCue(from, from.plusSeconds(20), null, "word" + minute);
                cues.add(cue);
                listener.cue(cue);
                if (minute == dies) throw new StackOverflowError("it is dead");
                listener.at(from.plusMinutes(1), null);
            }
            var source = new Source.Recognized("minutes", model);
            return new Heard(source, "en", Duration.ofMinutes(10), Duration.ofMinutes(10), cues);
        }
    }

    private void diesAt(int minute) {
        minutes.dies = minute;
        var work = claim();
        assertThatThrownBy(() -> hear(minutes, work)).isInstanceOf(StackOverflowError.class);
        minutes.dies = -1;
    }

    @Test
    void goes_on_behind_what_was_heard_when_it_died() {
        diesAt(4);
        diesAt(7);

        var found = hear(minutes, claim());

        assertThat(text(found)).isEqualTo("word0 word1 word2 word3 word4 word5 word6 word7 word8 word9");
        assertThat(minutes.beginnings).containsExactly(Duration.ZERO, Duration.ofMinutes(4), Duration.ofMinutes(7));
        assertThat(found).isInstanceOfSatisfying(Found.Present.class, present -> {
            assertThat(present.transcript().language()).isEqualTo("de"); // told before it died
            assertThat(present.transcript().cues().get(6).from()).isEqualTo(Duration.ofMinutes(6));
        });
    }

    @Test
    void begins_anew_with_another_file() {
        diesAt(4);
        recording = "the recording with another advert".getBytes(StandardCharsets.UTF_8);
        clock.set(clock.instant().plus(Duration.ofDays(300))); // no file is kept so long

        assertThat(text(hear(minutes, claim()))).startsWith("word0 word1").endsWith("word9");
        assertThat(minutes.beginnings).containsExactly(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void begins_anew_with_another_model() {
        diesAt(4);
        minutes.model = "tiny";

        assertThat(text(hear(minutes, claim()))).startsWith("word0 word1").endsWith("word9");
        assertThat(minutes.beginnings).containsExactly(Duration.ZERO, Duration.ZERO);
    }

    @Test
    void keeps_nothing_of_a_worker_who_lost_the_lease() {
        var stale = claim();
        claim();

        hear(minutes, stale);

        assertThat(TABLES.one("select count(*) from heard_part")).isEqualTo("0");
    }

    @Test
    void is_allowed_what_the_rest_costs_and_forgotten_at_the_end() {
        diesAt(8);
        var work = claim();
        TABLES.db().sql("update episode set duration_ms = 600000").update();
        var two = new HearingBudget(HearingSpeed.perHour("base").dividedBy(20), clock); // for three minutes of audio
        var listening = new Listening(web, minutes, two, parts, scratch, clock);
        var timed = new Work(episodes.find(work.episode().id()).orElseThrow(), 1, work.fence());

        assertThat(text(listening.hear(timed, () -> {}))).endsWith("word8 word9");
        listening.forget(work.episode().id());

        assertThat(TABLES.one("select count(*) from heard_part")).isEqualTo("0");
    }

    /// With a real model in a real child, which is killed after the second window.
    @Test
    void misses_and_doubles_no_word_when_the_child_is_killed() throws IOException {
        var whisper = new Whisper(smallest(folder("PODBRIEF_MODELS_FOLDER")), Path.of("target/hearing"));
        recording = clips("p01_multi_e01.mp3", "p01_multi_e02.mp3", "p01_multi_e03.mp3");
        var found = hear(whisper, claim());
        TABLES.clear("heard_part");

        var killed = claim();
        assertThatThrownBy(() -> hear(new Killed(whisper), killed))
                .isInstanceOfSatisfying(
                        Failure.Retryable.class,
                        failure -> assertThat(failure.code()).isEqualTo("speech.crashed"));
        var kept = parts.find(killed.episode().id()).orElseThrow();
        assertThat(kept.position()).isGreaterThan(Duration.ofSeconds(20));
        var resumed = hear(whisper, claim());

        var before = kept.cues().stream().map(SpokenCue::text).toList();
        assertThat(text(resumed)).startsWith(String.join(" ", before));
        assertThat(resumed)
                .isInstanceOfSatisfying(
                        Found.Present.class,
                        present -> assertThat(present.transcript()
                                        .cues()
                                        .get(before.size())
                                        .from())
                                .isGreaterThanOrEqualTo(kept.position()));
        // The engine may word the same sound in another way the second time; a window has some sixty words.
        assertThat(words(resumed)).isCloseTo(words(found), within(20));
    }

    private static int words(Found found) {
        return text(found).split(" ").length;
    }

    private Path smallest(Path models) throws IOException {
        var some = Files.createDirectories(scratch.resolve("models"));
        for (var name : List.of("ggml-tiny.en.bin", "silero_vad.onnx"))
            Files.createSymbolicLink(some.resolve(name), models.resolve(name).toAbsolutePath());
        return some;
    }

    /// MP3 files can be put one after the other.
    private static byte[] clips(String... names) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var name : names) {
            Files.copy(
                    folder("PODBRIEF_TEST_DATA")
                            .resolve("F_audio/synthetic-chipi-tts")
                            .resolve(name),
                    all);
        }
        return all.toByteArray();
    }

    private static Path folder(String variable) {
        var folder = System.getenv(variable);
        Assumptions.assumeThat(folder)
                .as("skipped: " + variable + " names no folder")
                .isNotBlank();
        return Path.of(Objects.requireNonNull(folder));
    }

    /// Whisper whose child is killed once it has told two windows.
    private record Killed(Whisper whisper) implements SpeechRecognizer {
        @Override
        public String name() {
            return whisper.name();
        }

        @Override
        public String model(@Nullable String language) {
            return whisper.model(language);
        }

        @Override
        public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
            return whisper.hear(audio, hearing, new HearingListener() {
                private boolean words;
                private int windows;

                @Override
                public void cue(SpokenCue cue) {
                    words = true;
                    listener.cue(cue);
                }

                @Override
                public void at(Duration position, @Nullable Duration length) {
                    listener.at(position, length);
                    if (words) windows++;
                    words = false;
                    if (windows == 2) kill();
                }
            });
        }

        private static void kill() {
            ProcessHandle.current()
                    .descendants()
                    .filter(child -> child.info().commandLine().orElse("").contains("HearingChild"))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }
}
