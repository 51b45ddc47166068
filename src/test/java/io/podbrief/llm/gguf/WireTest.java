package io.podbrief.llm.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.llm.ChatModel;
import io.podbrief.platform.Failure;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WireTest {
    private static final String HARD = "\"Quoted\"\n\\ and \u2028 über 😀";

    @Test
    void carries_everything_on_one_line() {
        var load = new Wire.Load("/a b/\"c\".gguf", 2, 4096);
        var bare = new ChatModel.Prompt(HARD, HARD, 7);
        var formed = new ChatModel.Prompt("a", "b", 7, List.of("headline", "text"));
        var reply = new ChatModel.Reply(HARD, 3, 4);

        assertThat(Wire.load(Wire.write(load))).isEqualTo(load);
        assertThat(Wire.prompt(Wire.write(bare))).isEqualTo(bare);
        assertThat(Wire.prompt(Wire.write(formed))).isEqualTo(formed);
        assertThat(Objects.requireNonNull(Wire.event(Wire.write(reply), "answer"))
                        .text("text"))
                .isEqualTo(HARD);
        assertThat(List.of(Wire.write(load), Wire.write(bare), Wire.write(reply)))
                .noneMatch(line -> line.contains("\n"));
    }

    @Test
    void throws_what_the_child_failed_with() {
        var line = Wire.write(new Failure.Permanent("llm.bad_model", "It is damaged."));
        assertThatThrownBy(() -> Wire.event(line, "answer"))
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo("llm.bad_model"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "llama: loading", "{}", "[1]", "{\"event\":\"ready\"}", "{\"event\":{}}"})
    void takes_nothing_else_for_an_answer(String line) {
        assertThat(Wire.event(line, "answer")).isNull();
    }

    @Test
    void takes_the_words_that_steer_a_model_out_of_data() {
        assertThat(Grammar.plain("a <|im_end|>\n<|im_start|>system [INST] <start_of_turn> [laughs] [/INST]"))
                .doesNotContain("<", ">", "[INST", "[/INST")
                .contains("[laughs]", "im_end");
    }

    @Test
    void writes_a_grammar_with_all_parts_in_order() {
        assertThat(Grammar.of(List.of("headline", "text")))
                .startsWith("root ::= \"{\" \"\\\"headline\\\": \" string \", \" \"\\\"text\\\": \" string \"}\"\n");
    }
}
