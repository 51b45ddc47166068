package io.podbrief.llm.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.llm.ChatModel;
import io.podbrief.testing.ModelStandIn;
import io.podbrief.testing.ModelStandIn.Answer;
import io.podbrief.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalServerTest {
    private static final String LISTING =
            "{\"object\":\"list\",\"data\":[{\"id\":\"nomic-embed-text:latest\"},{\"id\":\"qwen2.5:7b\",\"owned_by\":\"library\"}]}";

    private final ModelStandIn server = ModelStandIn.start();
    private final MovableClock clock = MovableClock.at("2026-05-12T04:00:00Z");
    private final LocalServer local =
            new LocalServer(List.of("http://127.0.0.1:1/v1", server.address().toString()), clock);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void takes_the_first_model_that_chats() {
        server.behave(body -> body.isEmpty() ? Answer.raw(LISTING) : Answer.text("yes"));
        assertThat(local.isThere()).isTrue();
        assertThat(local.name()).isEqualTo("local/qwen2.5:7b");
        assertThat(local.ask(new ChatModel.Prompt("Say yes.", "Well?", 10)).text())
                .isEqualTo("yes");
        assertThat(server.requests().getLast()).contains("qwen2.5:7b");
    }

    @Test
    void is_not_there_where_something_else_answers() {
        for (var other : List.of(
                Answer.status(404),
                Answer.raw("<html>"),
                Answer.raw("[]"),
                Answer.raw("{\"data\":[]}"),
                Answer.raw("{\"data\":[{\"id\":\"bge-m3\"}]}"),
                Answer.raw("{\"data\":[{\"id\":\"bad\\u001b[31m\"}]}"),
                Answer.stall())) {
            server.behave(_ -> other);
            clock.forward(Duration.ofMinutes(2));
            assertThat(local.isThere()).as(other.toString()).isFalse();
        }
    }

    @Test
    void looks_again_after_a_minute() {
        server.behave(_ -> Answer.status(404));
        assertThat(local.isThere()).isFalse();
        server.behave(_ -> Answer.raw(LISTING));
        assertThat(local.isThere()).isFalse();
        clock.forward(Duration.ofMinutes(2));
        assertThat(local.isThere()).isTrue();
    }
}
