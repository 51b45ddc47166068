package io.podbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.feed.Episode;
import io.podbrief.platform.Failure;
import io.podbrief.platform.models.ModelCatalogue;
import io.podbrief.testing.Library;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Sample;
import io.podbrief.testing.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/// Which model is asked, what it may cost, and that nothing is paid for twice.
final class ModelsTest {
    private static final Tables TABLES = Tables.fresh();
    private static final MovableClock CLOCK = MovableClock.at("2026-05-12T04:00:00Z");
    private static final WritingOffer OFFER = new WritingOffer(new ModelCatalogue(), 2, DataSize.ofGigabytes(8));
    private static final Episode.Id ONE = Sample.of(1).insight().episode();
    private static final Episode.Id OTHER = Sample.of(2).insight().episode();

    private final AtomicInteger calls = new AtomicInteger();
    private boolean there = true;
    private @Nullable String trouble;
    private ChatModel.Reply reply = new ChatModel.Reply("yes", 100, 20);

    private final ChatModel model = new ChatModel() {
        @Override
        public String name() {
            return "test/model";
        }

        @Override
        public boolean isThere() {
            return there;
        }

        @Override
        public Optional<String> trouble() {
            return Optional.ofNullable(trouble);
        }

        @Override
        public Reply ask(Prompt prompt) {
            calls.incrementAndGet();
            if (prompt.data().equals("break"))
                throw new Failure.Retryable("llm.unreadable", "It broke off.", Duration.ZERO, null);
            if (prompt.data().equals("busy"))
                throw new Failure.Retryable("llm.unavailable", "It is busy.", Duration.ZERO, null);
            return reply;
        }
    };

    @BeforeEach
    void empty() {
        TABLES.clear("model_call");
        var library = new Library(TABLES.db(), CLOCK);
        if (TABLES.one("select count(*) from episode").equals("0")) {
            library.add(Sample.of(1), CLOCK.instant());
            library.add(Sample.of(2), CLOCK.instant());
        }
    }

    private Models models(long perEpisode, long perDay, long perMonth) {
        var store = new ModelCallStore(TABLES.db());
        var settings = new LlmSettings(true, perEpisode, perDay, perMonth);
        return new Models(List.of(model), new Budget(settings, store, CLOCK), store, CLOCK, OFFER);
    }

    private static ChatModel.Reply ask(Models models, Episode.Id episode, String data) {
        return models.of(episode).orElseThrow().ask(new ChatModel.Prompt("Say yes.", data, 50));
    }

    private static void assertOverBudget(Models models, Episode.Id episode, String data, String setting) {
        assertThatThrownBy(() -> ask(models, episode, data)).isInstanceOfSatisfying(Failure.Permanent.class, full -> {
            assertThat(full.code()).isEqualTo("llm.over_budget");
            assertThat(full.sentence()).contains("podbrief.llm.most-tokens-" + setting);
        });
    }

    @Test
    void pays_once_for_the_same_question_also_after_a_crash() {
        assertThat(ask(models(1000, 1000, 1000), ONE, "a").text()).isEqualTo("yes");
        var again = ask(models(1000, 1000, 1000), ONE, "a"); // another process
        assertThat(again).isEqualTo(new ChatModel.Reply("yes", 0, 0));
        assertThat(calls).hasValue(1);
        ask(models(1000, 1000, 1000), ONE, "b");
        assertThat(calls).hasValue(2);
        assertThat(TABLES.one("select sum(tokens_in + tokens_out) from model_call"))
                .isEqualTo("240");
    }

    @Test
    void stops_at_the_cap_of_an_episode_and_answers_others() {
        var models = models(200, 10_000, 10_000);
        ask(models, ONE, "a");
        ask(models, ONE, "b");
        assertOverBudget(models, ONE, "c", "per-episode");
        assertThat(ask(models, ONE, "a").text()).as("it is kept").isEqualTo("yes");
        assertThat(ask(models, OTHER, "c").text()).isEqualTo("yes");
        assertThat(models.isOverBudget()).isFalse();
    }

    @Test
    void stops_at_the_cap_of_a_day_until_the_next() {
        var models = models(10_000, 100, 10_000);
        ask(models, ONE, "a");
        assertOverBudget(models, OTHER, "b", "per-day");
        assertThat(models.isOverBudget()).isTrue();
        assertThat(models.spent()).startsWith("120 tokens were used in 1 days");
        CLOCK.forward(Duration.ofHours(25));
        assertThat(ask(models, OTHER, "b").text()).isEqualTo("yes");
    }

    @Test
    void stops_at_the_cap_of_a_month() {
        var models = models(10_000, 10_000, 100);
        ask(models, ONE, "a");
        CLOCK.forward(Duration.ofDays(20));
        assertOverBudget(models, OTHER, "b", "per-month");
        CLOCK.forward(Duration.ofDays(11));
        assertThat(ask(models, OTHER, "b").text()).isEqualTo("yes");
    }

    @Test
    void asks_nothing_with_a_cap_of_0() {
        assertOverBudget(models(10_000, 0, 10_000), ONE, "a", "per-day");
        assertThat(calls).hasValue(0);
    }

    @Test
    void costs_no_more_than_a_cap_and_one_call_whatever_the_model_answers() {
        reply = new ChatModel.Reply("x".repeat(30_000), -1, -1);
        var models = models(10_000, 10_000, 10_000);
        for (int i = 0; i < 20; i++) {
            try {
                ask(models, ONE, "question " + i);
            } catch (Failure.Permanent _) {
                // the cap
            }
        }
        assertThat(calls).hasValue(1);
    }

    @Test
    void books_an_answer_of_no_use_and_not_one_that_was_never_given() {
        var models = models(10_000, 10_000, 10_000);
        assertThatThrownBy(() -> ask(models, ONE, "busy")).isInstanceOf(Failure.Retryable.class);
        assertThat(TABLES.one("select count(*) from model_call")).isEqualTo("0");
        assertThatThrownBy(() -> ask(models, ONE, "break")).isInstanceOf(Failure.Retryable.class);
        assertThat(TABLES.one("select tokens_out from model_call")).isEqualTo("50");
        assertThatThrownBy(() -> ask(models, ONE, "break")).isInstanceOf(Failure.Retryable.class);
        assertThat(calls).hasValue(3);
    }

    @Test
    void keeps_answers_that_no_database_takes_as_they_are() {
        reply = new ChatModel.Reply("a\0b\ud800", 1, 1);
        assertThat(ask(models(1000, 1000, 1000), ONE, "a").text()).isEqualTo("ab?");
    }

    @Test
    void tells_the_way_up_while_no_model_is_there() {
        var models = models(1000, 1000, 1000);
        assertThat(models.mode()).contains("WRITTEN by test/model");
        assertThat(models.wayUp()).isEmpty();
        there = false;
        assertThat(models.of(ONE)).isEmpty();
        assertThat(models.mode()).startsWith("QUOTE only");
        assertThat(models.wayUp().orElseThrow())
                .contains(
                        "podbrief models pull qwen2.5-1.5b-instruct (1,117 MB to fetch, 2500 MiB of memory, at most about 4 minutes ",
                        "PODBRIEF_LLM_OPENAI_BASE_URL=",
                        "hosted provider receives")
                .doesNotContain("\n");
    }

    @Test
    void offers_a_larger_model_to_a_larger_machine() {
        var catalogue = new ModelCatalogue();
        assertThat(new WritingOffer(catalogue, 8, DataSize.ofGigabytes(16)).words())
                .startsWith("podbrief models pull qwen2.5-7b-instruct (4,683 MB");
        assertThat(new WritingOffer(catalogue, 4, DataSize.ofGigabytes(16)).words())
                .startsWith("podbrief models pull granite-3.3-2b-instruct (1,545 MB");
    }

    @Test
    void says_what_keeps_a_model_from_being_asked() {
        trouble = "Its file is gone.";
        var models = models(1000, 1000, 1000);
        assertThat(models.mode()).isEqualTo("QUOTE only, the words as spoken. Its file is gone.");
        assertThat(models.wayUp()).isEmpty();
    }
}
