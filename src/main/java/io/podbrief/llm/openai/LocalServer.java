package io.podbrief.llm.openai;

import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import io.podbrief.llm.ChatModel;
import io.podbrief.llm.ModelHttp;
import io.podbrief.platform.Failure;
import io.podbrief.platform.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// A language model server that runs on this machine without being set: Ollama or llama.cpp at its usual address.
/// What it has is asked for again once a minute at most.
@Component
@Order(9)
@ConditionalOnProperty(name = "podbrief.llm.auto", havingValue = "true", matchIfMissing = true)
final class LocalServer implements ChatModel {
    private static final List<String> USUAL = List.of("http://127.0.0.1:11434/v1", "http://127.0.0.1:8080/v1");
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofMinutes(1);

    /// What a server that has chat models also has, or has alone.
    private static final Pattern NO_CHAT =
            Pattern.compile("(?i)embed|bge|minilm|rerank|whisper|clip|\\bocr\\b|diffusion");

    private static final Pattern PLAIN = Pattern.compile("[\\w./:+@ -]{1,200}");
    private static final TypeReference<Listing> LISTING = new TypeReference<>() {};

    private final List<String> addresses;
    private final Clock clock;
    private Optional<ChatModel> found = Optional.empty();
    private Instant lookedAt = Instant.MIN;

    record Listing(@Nullable List<Entry> data) {
        record Entry(@Nullable String id) {}
    }

    @Autowired
    LocalServer(Clock clock) {
        this(USUAL, clock);
    }

    LocalServer(List<String> addresses, Clock clock) {
        this.addresses = List.copyOf(addresses);
        this.clock = clock;
    }

    @Override
    public boolean isThere() {
        return current().isPresent();
    }

    @Override
    public String name() {
        return current().map(ChatModel::name).orElse("local");
    }

    @Override
    public Reply ask(Prompt prompt) {
        return current()
                .orElseThrow(() -> new Failure.Retryable(
                        "llm.unavailable", "No language model server runs on this machine any more.", AGAIN, null))
                .ask(prompt);
    }

    private synchronized Optional<ChatModel> current() {
        var now = clock.instant();
        if (lookedAt.isBefore(now.minus(AGAIN))) {
            lookedAt = now;
            found = addresses.stream().flatMap(address -> at(address).stream()).findFirst();
        }
        return found;
    }

    /// The first chat model of a server; Ollama lists the one fetched last first.
    private static Optional<ChatModel> at(String address) {
        try {
            var request = HttpRequest.builder()
                    .method(HttpMethod.GET)
                    .url(address + "/models")
                    .build();
            var body = new ModelHttp("on this machine", SHORT).execute(request).body();
            var data = Json.read(body, LISTING).data();
            return (data == null ? List.<Listing.Entry>of() : data)
                    .stream()
                            .map(Listing.Entry::id)
                            .flatMap(id -> Optional.ofNullable(id).stream())
                            .filter(id -> PLAIN.matcher(id).matches()
                                    && !NO_CHAT.matcher(id).find())
                            .findFirst()
                            .map(id -> OpenAi.at("local/" + id, new OpenAi.Address(address, id), null, LONG));
        } catch (Failure | tools.jackson.core.JacksonException _) {
            return Optional.empty(); // nothing there, or something else
        }
    }
}
