package io.podbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.podbrief.platform.Failure;
import io.podbrief.testing.ModelStandIn;
import io.podbrief.testing.ModelStandIn.Answer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// What every chat model promises, over loopback; each one's test extends this.
public abstract class ChatModelContract {
    private static final ChatModel.Prompt PROMPT = new ChatModel.Prompt("Say yes.", "Shall the brown hare stay?", 10);
    private static final String KEY = "sk-not-for-anybody-1234567890";

    private final ModelStandIn provider = ModelStandIn.start();

    /// The model at an address that speaks its provider's API.
    ///
    /// @param timeout how long one answer may take
    protected abstract ChatModel model(URI address, String key, Duration timeout);

    private ChatModel model() {
        return model(provider.address(), KEY, Duration.ofSeconds(3)); // a loaded machine takes its time
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private Failure failure(Answer answer) {
        provider.behave(_ -> answer);
        return catchThrowableOfType(Failure.class, () -> model().ask(PROMPT));
    }

    private void assertRetryable(Answer answer, String code) {
        assertThat(failure(answer))
                .isInstanceOf(Failure.Retryable.class)
                .extracting(Failure::code)
                .isEqualTo(code);
        assertThat(provider.requests()).as("it tries once").hasSize(1);
    }

    private void assertPermanent(Answer answer) {
        assertThat(failure(answer))
                .isInstanceOf(Failure.Permanent.class)
                .extracting(Failure::code)
                .isEqualTo("llm.refused");
    }

    @Test
    void gives_the_answer_and_what_it_cost() {
        provider.behave(_ -> Answer.text("yes"));
        assertThat(model().ask(PROMPT)).isEqualTo(new ChatModel.Reply("yes", 100, 20));
    }

    @Test
    void sends_instructions_data_and_the_longest_answer() {
        provider.behave(_ -> Answer.text("yes"));
        model().ask(PROMPT);
        assertThat(provider.requests().getFirst())
                .contains(PROMPT.system(), PROMPT.data())
                .containsPattern("[tT]okens\"\\s*:\\s*10\\b");
        assertThat(provider.headers().getFirst()).contains(KEY, "/v1/");
    }

    @Test
    void asks_for_the_form_that_the_answer_should_have() {
        provider.behave(_ -> Answer.text("{}"));
        model().ask(new ChatModel.Prompt("Say it.", "Well?", 10, List.of("headline", "text")));
        model().ask(PROMPT);
        assertThat(provider.requests().getFirst())
                .containsPattern("(?i)schema\"")
                .contains("\"headline\"", "\"text\"");
        assertThat(provider.requests().getLast()).doesNotContainPattern("(?i)schema\"");
    }

    @Test
    void gives_up_for_good_on_a_refused_key() {
        assertPermanent(Answer.status(401));
    }

    @Test
    void waits_as_long_as_a_busy_provider_asks() {
        var failure = failure(Answer.status(429).with("Retry-After", "7"));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Retryable.class,
                        busy -> assertThat(busy.after()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(failure.code()).isEqualTo("llm.unavailable");
    }

    @Test
    void does_not_wait_for_ever_where_the_wait_is_absurd_or_unreadable() {
        for (var wait : List.of("999999", "-3", "soon", "99999999999999999999"))
            assertThat(failure(Answer.status(429).with("Retry-After", wait)))
                    .isInstanceOfSatisfying(
                            Failure.Retryable.class,
                            busy -> assertThat(busy.after()).isBetween(Duration.ofSeconds(1), Duration.ofHours(1)));
    }

    @Test
    void may_be_tried_again_when_the_provider_is_broken() {
        assertRetryable(Answer.status(500), "llm.unavailable");
    }

    @Test
    void may_be_tried_again_when_the_provider_answers_with_a_web_page() {
        assertRetryable(Answer.raw("<!doctype html><title>Sign in</title>"), "llm.unreadable");
    }

    @Test
    void may_be_tried_again_when_the_provider_answers_with_broken_json() {
        assertRetryable(Answer.raw("{\"choices\":[{\"mess"), "llm.unreadable");
    }

    @Test
    void may_be_tried_again_when_the_provider_answers_with_other_json() {
        assertRetryable(Answer.raw("[1, 2]"), "llm.unreadable");
    }

    @Test
    void reads_no_answer_of_a_million_characters() {
        assertRetryable(Answer.text("y".repeat(1_000_000)), "llm.unreadable");
    }

    @Test
    void does_not_wait_for_a_provider_that_stalls() {
        assertRetryable(Answer.stall(), "llm.unreadable");
    }

    @Test
    void does_not_wait_for_an_answer_that_never_ends() {
        assertRetryable(Answer.drip(), "llm.unreadable");
    }

    @Test
    void may_be_tried_again_when_nothing_listens() {
        provider.close();
        assertThat(catchThrowableOfType(Failure.class, () -> model().ask(PROMPT)))
                .isInstanceOf(Failure.Retryable.class)
                .extracting(Failure::code)
                .isEqualTo("llm.unavailable");
    }

    @Test
    void follows_no_redirect() {
        try (var elsewhere = ModelStandIn.start()) {
            for (int status : new int[] {301, 302, 303, 307, 308})
                assertPermanent(Answer.status(status)
                        .with("Location", elsewhere.address().toString()));
            assertThat(elsewhere.requests()).isEmpty();
        }
    }

    @Test
    void tells_nobody_the_key() {
        var seen = new ListAppender<ILoggingEvent>();
        seen.start();
        var logs = Stream.of("dev.langchain4j", "io.podbrief")
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        for (var log : logs) listen(log, seen);
        try {
            var told = new StringWriter();
            for (int status : new int[] {200, 400, 401, 404, 429, 500}) {
                provider.behave(_ -> status == 200
                        ? Answer.text("yes")
                        : new Answer(
                                status,
                                null,
                                "{\"error\":{\"message\":\"wrong key " + KEY + "\"}}",
                                null,
                                Answer.Ending.WHOLE));
                try {
                    model().ask(PROMPT);
                } catch (Failure failure) {
                    failure.printStackTrace(new PrintWriter(told));
                }
            }
            assertThat(told.toString()).isNotEmpty().doesNotContain(KEY);
            assertThat(seen.list).noneMatch(event -> event.getFormattedMessage().contains(KEY));
        } finally {
            for (var log : logs) {
                log.detachAppender(seen);
                log.setAdditive(true);
                log.setLevel(null);
            }
        }
    }

    /// Everything it says, to nobody else.
    private static void listen(Logger log, ListAppender<ILoggingEvent> seen) {
        log.addAppender(seen);
        log.setAdditive(false);
        log.setLevel(Level.ALL);
    }
}
