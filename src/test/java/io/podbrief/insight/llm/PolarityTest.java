package io.podbrief.insight.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.TranscriptFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// How the rule for "not" judges insights that were written by hand from the shows that ship with the product, as they
/// are and
/// with a "not" put in or taken out.
final class PolarityTest {
    private static final Path DEMO = Path.of("src/main/resources/demo");
    private static final Path WRITTEN = Path.of("src/test/resources/proof/written.jsonl");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern VERB = Pattern.compile("\\b(is|are|was|were|can|could|will|would|has|have|had)\\b ");
    private static final Pattern NOT = Pattern.compile("\\b(not|no|never) |(?<=\\w)n't\\b");

    private record Case(String text, String passage) {}

    private static List<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        for (var line : Files.readAllLines(WRITTEN)) {
            var json = JSON.readTree(line);
            cases.add(new Case(json.get("insight").stringValue(), passage(json)));
        }
        return cases;
    }

    private static String passage(JsonNode line) throws IOException {
        var file = DEMO.resolve(line.get("file").stringValue());
        var text = TranscriptFile.read(Files.readAllBytes(file), file.toString().endsWith(".md") ? "markdown" : "text")
                .text();
        int from = text.indexOf(line.get("from").stringValue());
        var to = line.get("to").stringValue();
        return text.substring(from, text.indexOf(to, from) + to.length());
    }

    private static boolean holds(String text, String passage) {
        return Polarity.of(text).agreesWith(Polarity.of(passage));
    }

    /// How many of the texts that a change changes are refused, over how many there are.
    private static double refused(String title, UnaryOperator<String> change) throws IOException {
        int all = 0;
        int refused = 0;
        for (var one : cases()) {
            var text = change.apply(one.text());
            if (text.equals(one.text())) continue;
            all++;
            if (!holds(text, one.passage())) refused++;
        }
        System.out.println(title + ": " + refused + " of " + all + " refused");
        assertThat(all).isPositive();
        return (double) refused / all;
    }

    @Test
    void refuses_a_not_that_was_put_in() throws IOException {
        assertThat(refused("put in", text -> VERB.matcher(text).replaceFirst("$1 not ")))
                .isGreaterThanOrEqualTo(0.95);
    }

    /// Where a writer said with a "not" what the speaker said without, a rule for words cannot miss it.
    @Test
    void refuses_about_half_of_a_not_that_was_taken_out() throws IOException {
        assertThat(refused("taken out", text -> NOT.matcher(text).replaceFirst("")))
                .isGreaterThanOrEqualTo(0.4);
    }

    @Test
    void lets_most_right_texts_pass() throws IOException {
        int passed = 0;
        for (var one : cases()) if (holds(one.text(), one.passage())) passed++;
        System.out.println("right: " + passed + " of " + cases().size() + " pass");
        assertThat(passed).isGreaterThanOrEqualTo(cases().size() * 8 / 10);
    }
}
