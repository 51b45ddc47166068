package io.podbrief.transcript.speech.http;

import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Answer;
import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The operator's address, asked to transcribe one file at a time. It is the operator's own choice, so it may be
/// private; where it redirects to is not followed, as the key would go along.
final class SpeechServer {
    private static final long MOST = 8L << 20; // bytes of an answer; ten minutes of talk with all words make 200 KB
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration TURN = Duration.ofSeconds(20);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final long LONGEST_WAIT = Duration.ofHours(6).toSeconds();
    private static final String BOUNDARY = "podbrief-7d1b1a0c54ef4f2a";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final HttpSpeechSettings settings;
    private final URI address;

    SpeechServer(HttpSpeechSettings settings) {
        this.settings = settings;
        var base = String.valueOf(settings.baseUrl()).replaceAll("/+$", "");
        this.address = URI.create(base + "/audio/transcriptions");
    }

    String host() {
        return address.getAuthority();
    }

    /// Sends a file and waits for the answer's body.
    ///
    /// @param language ISO 639-1; `null` lets the server find out
    /// @param alive called now and then while waiting; what it throws ends the request
    /// @throws Failure.Retryable `speech.unavailable`, `speech.timeout`, `speech.interrupted`
    /// @throws Failure.Permanent `speech.refused`
    byte[] ask(Path wav, @Nullable String language, Runnable alive) {
        var sent = client.sendAsync(request(wav, language), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
        try {
            return body(await(sent, alive));
        } finally {
            sent.cancel(true);
        }
    }

    private HttpRequest request(Path wav, @Nullable String language) {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .header("Accept", "application/json")
                .POST(form(wav, language));
        var key = settings.key();
        if (key != null && !key.isBlank()) request.header("Authorization", "Bearer " + key.strip());
        return request.build();
    }

    private BodyPublisher form(Path wav, @Nullable String language) {
        var fields = new LinkedHashMap<String, @Nullable String>();
        fields.put("model", settings.model());
        fields.put("response_format", "verbose_json");
        fields.put("temperature", "0");
        fields.put("language", language);
        var head = new StringBuilder();
        fields.forEach((name, value) -> {
            if (value != null)
                head.append(part("name=\"" + name + "\"")).append(value).append("\r\n");
        });
        head.append(part("name=\"file\"; filename=\"audio.wav\"\r\nContent-Type: audio/wav"));
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(head.toString()),
                    BodyPublishers.ofFile(wav),
                    BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        } catch (FileNotFoundException e) {
            throw new IllegalStateException("a piece of the recording is gone", e);
        }
    }

    private static String part(String header) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + header + "\r\n\r\n";
    }

    private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> sent, Runnable alive) {
        long until = System.nanoTime() + settings.timeout().toNanos();
        while (true) {
            long left = until - System.nanoTime();
            if (left <= 0) throw late();
            try {
                return sent.get(Math.min(left, TURN.toNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException _) {
                alive.run();
            } catch (ExecutionException e) {
                throw unavailable("cannot be reached, or the connection broke off (" + e.getCause() + ")");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure.Retryable(
                        "speech.interrupted", "Hearing the recording was stopped.", Duration.ZERO, e);
            }
        }
    }

    private byte[] body(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) return answer.body();
        if (Answer.HttpStatus.isPassing(status)) {
            throw new Failure.Retryable(
                    "speech.unavailable",
                    "The server " + host() + " is busy or broken (status " + status + ").",
                    wait(answer),
                    null);
        }
        throw new Failure.Permanent(
                "speech.refused",
                "The server " + host() + " refuses to hear the recording (status " + status
                        + "): check address, model and key under podbrief.speech.http.");
    }

    /// As long as the server asks for, by `Retry-After` in seconds; six hours at most.
    private static Duration wait(HttpResponse<?> answer) {
        var asked = answer.headers().firstValue("Retry-After").orElse("").strip();
        if (!asked.matches("[0-9]{1,9}")) return LATER;
        return Duration.ofSeconds(Math.clamp(Long.parseLong(asked), 1, LONGEST_WAIT));
    }

    Failure unavailable(String what) {
        return new Failure.Retryable("speech.unavailable", "The server " + host() + " " + what + ".", LATER, null);
    }

    private Failure late() {
        return new Failure.Retryable(
                "speech.timeout",
                "The server " + host() + " did not hear ten minutes within "
                        + Objects.requireNonNull(settings.timeout()).toSeconds()
                        + " seconds: raise podbrief.speech.http.timeout, or choose a smaller model.",
                LATER,
                null);
    }
}
