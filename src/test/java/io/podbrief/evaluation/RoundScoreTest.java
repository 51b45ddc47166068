package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoundScoreTest {
    private static final String KEY = """
            number\tsystem\tform\tshow\tepisode\tinsight
            1\tPodbrief\tpublished\tnews\ta\tins_1
            2\tLEAD\tpublished\tnews\tb\tins_2
            3\tPodbrief\theard\tnews\tc\tins_3
            4\tPodbrief\tpublished\tnews\td\tins_4
            """;

    @TempDir
    Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String scored(Path key, String one, String other) throws IOException {
        var out = new StringWriter();
        RoundScore.print(key, file("one.tsv", one), file("other.tsv", other), new PrintWriter(out));
        return out.toString();
    }

    @Test
    void counts_yes_by_system_and_form_for_each_reader_and_both() throws IOException {
        var printed = scored(
                file("key.tsv", KEY),
                "1\tyes\tnews\n2\tno\tchat\n3\tyes\tnews\n4\tno\tgarbled\n",
                "4\tyes\tnews\n3\tno\tvague\n2\tno\tchat\n1\tyes\tnews\n");
        assertThat(printed)
                .contains("| Podbrief | published | 2 | 0.500 (0.000–1.000) | 1.000 (1.000–1.000) | 0.500")
                .contains("| Podbrief | heard | 1 | 1.000 (1.000–1.000) | 0.000 (0.000–0.000) | 0.000")
                .contains("| Podbrief | all | 3 | 0.667")
                .contains("| LEAD | published | 1 | 0.000")
                .doesNotContain("| LEAD | heard")
                .contains("all items: 0.125 (4 items)") // 1 - 7 * 4 / (2 * 4 * 4), as two of four differ
                .contains("Podbrief: -0.250 (3 items)");
    }

    private static ThrowingCallable reading(String... lines) {
        return () -> Answers.of("one.tsv", List.of(lines), Set.of(1, 2));
    }

    private static void refuses(ThrowingCallable reading, String sentence) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo("round.answers"))
                .hasMessage(sentence);
    }

    @Test
    void says_in_one_sentence_what_is_wrong_with_answers() {
        refuses(reading("1\tyes\tgood"), "one.tsv: no answer to [2].");
        refuses(reading("1\tmaybe\tgood"), "one.tsv, line 1: “maybe” is neither yes nor no.");
        refuses(reading("", "one\tyes\tgood"), "one.tsv, line 2: “one” is no number of an item.");
        refuses(reading("3\tyes\tgood"), "one.tsv, line 1: the round has no item 3.");
        refuses(reading("1\tyes\tgood", "1\tno\tbad"), "one.tsv, line 2: item 1 was answered before.");
        refuses(reading("1\tyes"), "one.tsv, line 1: it lacks a number, a tab, yes or no, a tab and a reason.");
        refuses(reading("1\tyes\t "), "one.tsv, line 1: it lacks a number, a tab, yes or no, a tab and a reason.");
    }

    @Test
    void reads_answers_in_any_order() {
        assertThat(Answers.of("one.tsv", List.of("2\tno\tchat", "", "1\tyes\tnews\r"), Set.of(1, 2)))
                .isEqualTo(new Answers(Map.of(1, true, 2, false)));
    }

    @Test
    void refuses_what_is_no_key_and_one_reader_given_twice() throws IOException {
        var answers = file("answers.tsv", "1\tyes\tnews\n");
        var other = file("more.tsv", "1\tyes\tnews\n");
        var out = new PrintWriter(new StringWriter());
        assertThatThrownBy(() -> RoundScore.print(answers, answers, other, out)).hasMessageContaining("is no key");
        assertThatThrownBy(() -> RoundScore.print(file("empty.tsv", ""), answers, other, out))
                .hasMessageContaining("is no key");
        assertThatThrownBy(() -> RoundScore.print(file("key.tsv", KEY), answers, answers, out))
                .hasMessageContaining("given twice");
    }
}
