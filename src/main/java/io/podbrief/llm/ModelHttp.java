package io.podbrief.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How LangChain4j's clients reach a provider. One time limit holds from dialling to the last byte, an answer has a
/// quarter of a MiB at most, no redirect is followed, as it would carry the key and the words elsewhere, and nothing
/// that was sent or received is logged or told.
///
/// Throws [Failure]s itself, as only here the status and `Retry-After` are seen.
public final class ModelHttp implements dev.langchain4j.http.client.HttpClient, HttpClientBuilder {
    private static final int MOST_BYTES = 256 << 10;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration LATER = Duration.ofSeconds(30);
    private static final Duration LATEST = Duration.ofHours(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,6}");
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // small local servers stumble over the offer of HTTP/2
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    private final String name;
    private final Duration most;

    /// @param name of the model, for sentences
    /// @param most how long one answer may take
    public ModelHttp(String name, Duration most) {
        this.name = name;
        this.most = most;
    }

    @Override
    public SuccessfulHttpResponse execute(dev.langchain4j.http.client.HttpRequest request) {
        var response = answer(request);
        int status = response.statusCode();
        if (status / 100 == 2)
            return SuccessfulHttpResponse.builder()
                    .statusCode(status)
                    .headers(response.headers().map())
                    .body(response.body())
                    .build();
        throw refusal(status, response);
    }

    private HttpResponse<String> answer(dev.langchain4j.http.client.HttpRequest request) {
        var asked = CLIENT.sendAsync(
                translated(request),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MOST_BYTES));
        try {
            return asked.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw unreadable(name, "it took longer than " + most.toSeconds() + " seconds", e);
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw unavailable("the work was stopped", LATER, e);
        } catch (ExecutionException e) {
            var cause = Objects.requireNonNullElse(e.getCause(), e);
            if (isDialling(cause)) throw unavailable("nothing answers at its address", LATER, cause);
            throw unreadable(name, "its answer broke off, or was longer than any answer should be", cause);
        }
    }

    private static boolean isDialling(Throwable cause) {
        return cause instanceof java.net.ConnectException
                || cause instanceof java.net.http.HttpConnectTimeoutException
                || cause instanceof java.nio.channels.UnresolvedAddressException
                || cause instanceof javax.net.ssl.SSLException;
    }

    private static HttpRequest translated(dev.langchain4j.http.client.HttpRequest request) {
        var body = request.body();
        var builder = HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        request.headers().forEach((header, values) -> values.forEach(value -> builder.header(header, value)));
        return builder.build();
    }

    /// What a status that brings no answer means. The provider's own words are left out: some repeat the key.
    private Failure refusal(int status, HttpResponse<?> response) {
        var says = "The language model " + name + " answers with status " + status;
        if (Answer.HttpStatus.isPassing(status))
            return unavailable(
                    "status " + status,
                    wait(response.headers().firstValue("retry-after").orElse(null)),
                    null);
        var advice = switch (status / 100) {
            case 3 -> ": its address redirects, which is not followed; set the address that it leads to.";
            default ->
                status == 401 || status == 403
                        ? ": the key is wrong, or may not use this model."
                        : ": check the address and the model's name.";
        };
        return new Failure.Permanent("llm.refused", says + advice);
    }

    /// @param header seconds; `null` or anything else gives the usual wait
    private static Duration wait(@Nullable String header) {
        if (header == null || !SECONDS.matcher(header.strip()).matches()) return LATER;
        var asked = Duration.ofSeconds(Long.parseLong(header.strip()));
        return asked.compareTo(LATEST) > 0 ? LATEST : asked;
    }

    private Failure unavailable(String why, Duration after, @Nullable Throwable cause) {
        return new Failure.Retryable(
                "llm.unavailable", "The language model " + name + " does not answer: " + why + ".", after, cause);
    }

    /// An answer that was given, and most likely charged for, and is of no use.
    static Failure unreadable(String name, String why, @Nullable Throwable cause) {
        return new Failure.Retryable(
                "llm.unreadable", "The language model " + name + " gave no answer to use: " + why + ".", LATER, cause);
    }

    @Override
    public void execute(
            dev.langchain4j.http.client.HttpRequest request,
            ServerSentEventParser parser,
            ServerSentEventListener listener) {
        throw new UnsupportedOperationException("answers are taken whole");
    }

    @Override
    public Duration connectTimeout() {
        return CONNECT;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this; // ours holds
    }

    @Override
    public Duration readTimeout() {
        return most;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this; // ours holds
    }

    @Override
    public dev.langchain4j.http.client.HttpClient build() {
        return this;
    }
}
