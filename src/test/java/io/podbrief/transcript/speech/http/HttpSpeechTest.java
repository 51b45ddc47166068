package io.podbrief.transcript.speech.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.podbrief.platform.Failure;
import io.podbrief.transcript.Cue;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.Hearing;
import io.podbrief.transcript.speech.HearingListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a server on loopback may answer, and what is made of it.
@Timeout(120)
final class HttpSpeechTest {
    private static final Path SCRATCH = Path.of("target/hearing");
    private static final int HERTZ = 8_000;
    private static final Hearing ALL = new Hearing(null, 1, Duration.ZERO);
    private static final String GOOD = """
            {"task":"transcribe","language":"german","duration":8.0,"text":"Guten Tag. Strom wird knapp. La la.","segments":[
             {"id":0,"start":0.5,"end":2.0,"text":" Guten Tag.","no_speech_prob":0.01,"compression_ratio":1.1},
             {"id":1,"start":2.0,"end":4.5,"text":" Strom wird knapp.","no_speech_prob":0.01,"compression_ratio":1.2},
             {"id":2,"start":5.0,"end":6.0,"text":" La la.","no_speech_prob":0.93,"compression_ratio":1.0},
             {"id":3,"start":6.0,"end":7.0,"text":" La la la la.","no_speech_prob":0.1,"compression_ratio":3.1}]}
            """;

    @TempDir
    Path folder;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private Answer answer = _ -> {};
    private HttpServer server;

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/audio/transcriptions", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            requests.add(exchange.getRequestHeaders().getFirst("Authorization") + "\n" + body);
            answer.to(exchange);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private HttpSpeech speech(Duration timeout) {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1/");
        return new HttpSpeech(new HttpSpeechSettings(address, "whisper-1", "s3cret", timeout), SCRATCH);
    }

    private Heard hear(Path audio) {
        return speech(Duration.ofSeconds(30)).hear(audio, ALL, HearingListener.NONE);
    }

    private Heard hears(String body) throws IOException {
        answer = exchange -> send(exchange, 200, body);
        return hear(wav(8, true));
    }

    private <T extends Failure> T failure(Class<T> type) throws IOException {
        var audio = wav(2, true);
        return catchThrowableOfType(type, () -> hear(audio));
    }

    /// A tone, or silence.
    private Path wav(int seconds, boolean sounds) throws IOException {
        int samples = seconds * HERTZ;
        var bytes = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1);
        bytes.putInt(HERTZ).putInt(2 * HERTZ).putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
        for (int i = 0; i < samples; i++) bytes.putShort((short) (sounds ? 9_000 * Math.sin(i * 0.3) : 0));
        Files.createDirectories(SCRATCH);
        return Files.write(folder.resolve("sound.wav"), bytes.array());
    }

    private static List<String> texts(Heard heard) {
        return heard.cues().stream().map(SpokenCue::text).toList();
    }

    @Test
    void gives_what_the_server_understood_and_what_it_is_sure_of() throws IOException {
        var heard = hears(GOOD);

        assertThat(texts(heard)).containsExactly("Guten Tag.", "Strom wird knapp.");
        assertThat(heard.cues().get(1).from()).isEqualTo(Duration.ofSeconds(2));
        assertThat(heard.language()).isEqualTo("de");
        assertThat(heard.source()).isEqualTo(new Source.Recognized("http", "whisper-1"));
        assertThat(heard.length()).isBetween(Duration.ofMillis(7_950), Duration.ofMillis(8_050));
        assertThat(requests)
                .singleElement()
                .satisfies(request -> assertThat(request)
                        .startsWith("Bearer s3cret\n")
                        .contains(
                                "name=\"model\"\r\n\r\nwhisper-1\r\n", "verbose_json", "filename=\"audio.wav\"", "RIFF")
                        .doesNotContain("name=\"language\""));
        try (var left = Files.list(SCRATCH)) {
            assertThat(left.map(file -> file.getFileName().toString())).doesNotContain("pieces", "podbrief-");
        }
    }

    @Test
    void makes_cues_of_words_where_there_are_no_segments() throws IOException {
        var heard = hears("""
                {"language":"en","text":"It pays. Later on","words":[{"word":"It","start":0.1,"end":0.3},
                 {"word":"pays.","start":0.3,"end":0.8},{"word":"Later","start":1.0,"end":1.2},{"word":"on","start":1.2,"end":1.5}]}
                """);

        assertThat(texts(heard)).containsExactly("It pays.", "Later on");
        assertThat(heard.cues().getLast().from()).isEqualTo(Duration.ofSeconds(1));
        assertThat(heard.cues().getLast().to()).isEqualTo(Duration.ofMillis(1_500));
    }

    @Test
    void cuts_an_hour_into_pieces_and_goes_on_behind_those_that_were_heard() throws IOException {
        answer = exchange -> send(exchange, 200, """
                {"language":"en","text":"One.","segments":[{"start":1.0,"end":2.0,"text":"One."}]}""");
        var audio = wav(25 * 60, true);
        var told = new ArrayList<Duration>();

        var heard = speech(Duration.ofSeconds(30)).hear(audio, ALL, new HearingListener() {
            @Override
            public void at(Duration position, @Nullable Duration length) {
                if (told.isEmpty() || !told.getLast().equals(position)) told.add(position);
            }
        });

        assertThat(texts(heard)).hasSize(3);
        assertThat(told).hasSize(4);
        assertThat(told.get(1)).isBetween(Duration.ofSeconds(569), Duration.ofSeconds(600));
        assertThat(told.getLast()).isBetween(Duration.ofSeconds(1_499), Duration.ofSeconds(1_501));
        assertThat(heard.cues().get(1).from()).isEqualTo(told.get(1).plusSeconds(1));
        assertThat(requests.get(1)).contains("name=\"language\"\r\n\r\nen\r\n");
        assertThat(requests).allSatisfy(request -> assertThat(request.length()).isLessThan(25_000_000));

        requests.clear();
        var rest = speech(Duration.ofSeconds(30)).hear(audio, ALL.after(told.get(1)), HearingListener.NONE);
        assertThat(requests).hasSize(2);
        assertThat(rest.cues()).isEqualTo(heard.cues().subList(1, 3));
    }

    @Test
    void sends_no_silence() throws IOException {
        var heard = hear(wav(20, false));

        assertThat(heard.cues()).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void keeps_the_words_but_not_the_times_that_run_backwards_or_out_of_the_piece() throws IOException {
        var heard = hears("""
                {"text":"a b c d e","segments":[{"start":1,"end":2,"text":"one"},{"start":7,"end":1,"text":"two"},
                 {"start":3,"end":4,"text":"three"},{"start":-5,"end":1e300,"text":"four"},{"start":"x","text":"five"},{"start":5,"end":6,"text":"six"}]}
                """);

        assertThat(texts(heard)).containsExactly("one", "two", "three", "four", "five", "six");
        var transcript = heard.transcript();
        assertThat(transcript.cues().stream().map(Cue::from))
                .containsExactly(Duration.ofSeconds(1), null, Duration.ofSeconds(3), null, null, Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @CsvSource({"429", "500", "503"})
    void comes_back_later_where_the_server_is_busy_or_broken(int status) throws IOException {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "77");
            send(exchange, status, "{}");
        };

        var failure = failure(Failure.Retryable.class);
        assertThat(failure.code()).isEqualTo("speech.unavailable");
        assertThat(failure.after()).isEqualTo(Duration.ofSeconds(77));
        assertThat(requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 413, 302})
    void gives_up_where_the_server_refuses(int status) throws IOException {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/elsewhere");
            send(exchange, status, "{\"error\":\"no\"}");
        };

        var failure = failure(Failure.Permanent.class);
        assertThat(failure.code()).isEqualTo("speech.refused");
        assertThat(failure.sentence()).doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!doctype html><title>Sign in</title>", "", "[]", "null", "{\"segments\":7}", "{\"text\":"})
    void takes_no_other_answer_for_a_transcription(String body) throws IOException {
        answer = exchange -> send(exchange, 200, body);

        assertThat(failure(Failure.Retryable.class).code()).isEqualTo("speech.unavailable");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000_000, 20_000_000})
    void is_not_harmed_by_junk(int size) throws IOException {
        answer = exchange -> send(exchange, 200, "\u0000{[".repeat(size / 3));

        assertThat(failure(Failure.Retryable.class).code()).isEqualTo("speech.unavailable");
    }

    @Test
    void refuses_words_without_times() throws IOException {
        answer = exchange -> send(exchange, 200, "{\"text\":\"Words and no times.\"}");

        assertThat(failure(Failure.Permanent.class).code()).isEqualTo("speech.refused");
    }

    /// A drop now and then must not keep it waiting for ever.
    @Test
    void waits_no_longer_than_it_may() throws IOException {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 1_000_000);
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        };
        var audio = wav(2, true);

        var failure = catchThrowableOfType(
                Failure.Retryable.class, () -> speech(Duration.ofMillis(700)).hear(audio, ALL, HearingListener.NONE));
        assertThat(failure.code()).isEqualTo("speech.timeout");
    }

    @Test
    void says_where_recordings_go() {
        assertThat(speech(Duration.ofSeconds(1)).sentTo())
                .contains("127.0.0.1:" + server.getAddress().getPort());
    }

    @Test
    void comes_back_later_where_nobody_answers() throws IOException {
        server.stop(0);

        assertThat(failure(Failure.Retryable.class).code()).isEqualTo("speech.unavailable");
    }
}
