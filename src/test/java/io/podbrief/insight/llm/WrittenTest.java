package io.podbrief.insight.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.feed.Episode;
import io.podbrief.insight.Extraction;
import io.podbrief.insight.Material;
import io.podbrief.insight.Span;
import io.podbrief.insight.Tier;
import io.podbrief.insight.extractive.Extractive;
import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import io.podbrief.testing.ShippedEncoders;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// Select, then write, with models that obey, invent, stall and break.
final class WrittenTest {
    private static final String PASSAGE =
            "Battery owners in Northmoor hardly sell any energy in the evening. The Grid Authority pays 40 euros per megawatt for the"
                    + " promise to be ready, because a blackout costs Northmoor far more than an idle battery standing in a field.";
    private static final String GOOD = """
            {"headline": "Northmoor's battery owners earn by standing ready",
             "text": "Battery owners in Northmoor earn by standing ready in the evening and hardly sell any energy. The Grid Authority pays them \
            40 euros per megawatt for that promise, since a blackout costs Northmoor far more than an idle battery standing in a field ever does."}
            """;

    private static final String SKIP = "{\"headline\": \"\", \"text\": \"\"}";

    private static final Extractive EXTRACTIVE =
            new Extractive(ShippedEncoders.EMBEDDER, ShippedEncoders.CLASSIFIER, ShippedEncoders.FOR_THE_DEMO);

    private static Extraction write(Function<ChatModel.Prompt, String> answer) {
        var chat = new ChatModel() {
            @Override
            public String name() {
                return "test/model";
            }

            @Override
            public Reply ask(Prompt prompt) {
                return new Reply(answer.apply(prompt), 100, 60);
            }
        };
        return new Written(EXTRACTIVE, _ -> Optional.of(chat), ShippedEncoders.EMBEDDER).extract(material());
    }

    private static Material material() {
        var transcript = Transcript.of(
                new Source.Published("text", null),
                "en",
                List.of(
                        new SpokenCue(null, null, "Ben", "How do they earn anything at all?"),
                        new SpokenCue(null, null, "Lena Ortiz", PASSAGE)));
        return new Material(new Episode.Id(1), "guid", "Night Tariff", LocalDate.of(2026, 5, 12), transcript);
    }

    @Test
    void publishes_what_the_model_writes_when_every_check_holds() {
        var insight = write(_ -> GOOD).insights().getFirst();
        assertThat(insight.tier()).isEqualTo(Tier.WRITTEN);
        assertThat(insight.headline()).isEqualTo("Northmoor's battery owners earn by standing ready");
        assertThat(insight.quote().text().split("\\s+")).hasSizeLessThanOrEqualTo(40);
        assertThat(PASSAGE).contains(insight.quote().text());
        assertThat(insight.evidence()).isNotEmpty();
        assertThat(insight.evidence().getFirst()).isEqualTo(new Span(34, 34 + PASSAGE.length()));
    }

    @Test
    void publishes_a_second_try_where_the_first_was_refused() {
        var prompts = new java.util.ArrayList<ChatModel.Prompt>();
        var extraction = write(prompt -> {
            prompts.add(prompt);
            return prompts.size() == 1 ? GOOD.replace("40 euros", "45 euros") : GOOD;
        });
        assertThat(extraction.insights().getFirst().tier()).isEqualTo(Tier.WRITTEN);
        assertThat(extraction.counts())
                .containsEntry("written: rewritten", 1)
                .containsEntry("written: first refused for numbers", 1)
                .containsEntry("written: calls", 2)
                .containsEntry("written: kept", 1);
        assertThat(prompts.getLast().data())
                .startsWith(prompts.getFirst().data())
                .endsWith("as the passage does not have the number 45. Write another.");
    }

    @Test
    void tries_no_third_time_and_none_where_the_model_skips() {
        assertThat(write(_ -> "Sure!").counts())
                .containsEntry("written: calls", 2)
                .doesNotContainKey("written: rewritten");
        assertThat(write(_ -> SKIP).counts()).containsEntry("written: calls", 1);
    }

    @Test
    void takes_one_for_no_number() {
        assertThat(write(_ -> GOOD.replace("for that promise", "for one such promise")
                                .replace(" in a field ever", ""))
                        .insights()
                        .getFirst()
                        .tier())
                .isEqualTo(Tier.WRITTEN);
    }

    @Test
    void keeps_the_quote_that_a_text_was_written_from() {
        var extraction = write(_ -> GOOD);
        var id = extraction.insights().getFirst().id();
        assertThat(extraction.quoted().get(id))
                .isEqualTo(write(_ -> SKIP).insights().getFirst());
    }

    @Test
    void quotes_while_no_model_is_there() {
        var written = new Written(EXTRACTIVE, _ -> Optional.empty(), ShippedEncoders.EMBEDDER);
        assertThat(written.extract(material())).isEqualTo(EXTRACTIVE.extract(material()));
    }

    @Test
    void stops_asking_at_once_when_a_cap_is_reached() {
        var calls = new AtomicInteger();
        var extraction = write(_ -> {
            calls.incrementAndGet();
            throw new Failure.Permanent("llm.over_budget", "No tokens are left.");
        });
        assertThat(extraction.insights())
                .isNotEmpty()
                .allSatisfy(insight -> assertThat(insight.tier()).isEqualTo(Tier.QUOTE));
        assertThat(calls).hasValue(1);
        assertThat(extraction.counts()).containsEntry("written: llm.over_budget", 1);
    }

    @Test
    void asks_the_same_of_the_same_passage() {
        var prompts = new java.util.HashSet<ChatModel.Prompt>();
        for (int i = 0; i < 2; i++)
            write(prompt -> {
                prompts.add(prompt);
                return SKIP;
            });
        assertThat(prompts).hasSize(1);
    }

    @Test
    void keeps_the_id_that_the_quote_has() {
        assertThat(write(_ -> GOOD).insights().getFirst().id())
                .isEqualTo(write(_ -> SKIP).insights().getFirst().id());
    }

    @Test
    void ships_the_quote_when_the_model_invents_a_number() {
        assertRefused(GOOD.replace("40 euros", "45 euros"), "numbers");
    }

    @Test
    void ships_the_quote_when_the_model_invents_a_name() {
        assertRefused(GOOD.replace("costs Northmoor", "costs Brightfield"), "names");
    }

    @Test
    void ships_the_quote_when_the_model_adds_a_negation() {
        assertRefused(
                GOOD.replace("since a blackout costs", "since a blackout never costs")
                        .replace("hardly sell any energy", "sell little energy"),
                "negation");
    }

    @Test
    void ships_the_quote_when_the_model_writes_an_address_or_speaks_of_the_show() {
        assertRefused(GOOD.replace("standing in a field", "at northmoor.com now"), "unsafe");
        assertRefused(GOOD.replace("The Grid Authority pays them", "The guest says it pays"), "style");
    }

    @Test
    void ships_the_quote_when_the_answer_has_another_form_or_length() {
        assertRefused("Sure! Here is your insight.", "form");
        assertRefused("{\"headline\": \"Short\", \"text\": \"Batteries wait.\"}", "length");
        assertRefused("x".repeat(1_000_000), "form");
    }

    @Test
    void ships_the_quote_when_the_model_skips() {
        var extraction = write(_ -> SKIP);
        assertThat(extraction.insights().getFirst().tier()).isEqualTo(Tier.QUOTE);
        assertThat(extraction.counts()).containsEntry("written: refused for skipped by the model", 1);
    }

    @Test
    void stops_asking_a_model_that_does_not_answer() {
        var calls = new AtomicInteger();
        var extraction = write(_ -> {
            calls.incrementAndGet();
            throw new Failure.Retryable("llm.unavailable", "It does not answer.", Duration.ZERO, null);
        });
        assertThat(extraction.insights())
                .allSatisfy(insight -> assertThat(insight.tier()).isEqualTo(Tier.QUOTE));
        assertThat(calls.get()).isLessThanOrEqualTo(2);
        assertThat(extraction.counts()).containsKey("written: llm.unavailable");
    }

    @Test
    void puts_the_passage_between_marks_that_it_cannot_guess() {
        var prompts = new java.util.ArrayList<ChatModel.Prompt>();
        write(prompt -> {
            prompts.add(prompt);
            return SKIP;
        });
        var data = prompts.getFirst().data();
        var mark = data.lines().findFirst().orElseThrow();
        assertThat(mark).matches("=== [0-9a-f]{32} ===");
        assertThat(data).endsWith(mark);
        assertThat(prompts.getFirst().system()).contains(mark).doesNotContain("Battery owners");
    }

    private static void assertRefused(String answer, String reason) {
        var extraction = write(_ -> answer);
        assertThat(extraction.insights())
                .isNotEmpty()
                .allSatisfy(insight -> assertThat(insight.tier()).isEqualTo(Tier.QUOTE));
        assertThat(extraction.counts()).containsKey("written: refused for " + reason);
    }
}
