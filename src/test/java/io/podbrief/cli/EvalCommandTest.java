package io.podbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.App;
import io.podbrief.platform.models.ModelCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class EvalCommandTest {
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        return Cli.line(new Launch(App.class), new ModelCatalogue())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    @Test
    void names_the_metrics_there_are_where_one_is_unknown() {
        assertThat(run("eval", "--metric", "M99")).isEqualTo(Exit.USAGE);
        assertThat(err.toString()).contains("No metric is called M99").contains("M7");
    }

    @Test
    void says_what_a_folder_lacks_that_is_no_data() {
        assertThat(run("eval", "src/main", "--metric", "M7")).isEqualTo(Exit.REFUSED);
        assertThat(err.toString()).contains("source.unreadable").contains("B_transcripts");
    }

    @Test
    void says_that_a_key_is_missing_without_starting_anything() {
        assertThat(run("eval", "--score", "no.key.tsv", "one.tsv", "other.tsv")).isEqualTo(Exit.NOT_FOUND);
        assertThat(err.toString()).contains("round.not_found").contains("no.key.tsv");
    }
}
