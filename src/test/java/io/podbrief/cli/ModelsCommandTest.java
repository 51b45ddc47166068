package io.podbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.App;
import io.podbrief.platform.models.Model;
import io.podbrief.platform.models.ModelCatalogue;
import io.podbrief.testing.ModelHost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verb as people type it, with the program's own settings and no database.
final class ModelsCommandTest {
    private static final byte[] BYTES = ModelHost.bytes(2_000_000, 1);
    private static final Model ONE = ModelHost.model("one", BYTES);
    private static final Model TWO = ModelHost.model("two", ModelHost.bytes(20, 2));

    @TempDir
    private Path folder;

    private final ModelHost host = new ModelHost().has("one.bin", BYTES, "ETag: \"v1\"\r\n");

    /// What a verb came to.
    private record Run(int exit, String out, String err) {}

    private Map<String, String> settings() {
        return Map.of(
                "podbrief.data.folder", folder.toString(),
                "podbrief.models.folder", folder.resolve("models").toString(),
                "podbrief.models.mirror", host.address().toString(),
                "podbrief.fetch.allow-private", host.place());
    }

    @BeforeEach
    void set() {
        settings().forEach(System::setProperty);
    }

    @AfterEach
    void reset() throws IOException {
        settings().keySet().forEach(System::clearProperty);
        host.close();
    }

    private Run run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Cli.line(new Launch(App.class), new ModelCatalogue(List.of(ONE, TWO)))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Run(exit, out.toString(), err.toString());
    }

    private Path file() {
        return folder.resolve("models/one.bin");
    }

    @Test
    void fetches_lists_checks_and_deletes_a_model() throws IOException {
        assertThat(run("models", "list").out())
                .containsPattern("(?m)^one +trying things out +2.0 MB +50 MiB +MIT +no$");

        var pulled = run("models", "pull", "one");
        assertThat(pulled).isEqualTo(new Run(0, "one: fetched, checked, " + file() + System.lineSeparator(), ""));
        assertThat(file()).hasBinaryContent(BYTES);
        assertThat(run("models", "pull", "one").out()).startsWith("one: already there, checked");

        assertThat(run("models", "list").out())
                .containsPattern("(?m)^one .* yes$")
                .containsPattern("(?m)^two .* no$")
                .contains(folder.resolve("models").toString());
        assertThat(run("models", "verify")).isEqualTo(new Run(0, "OK    one" + System.lineSeparator(), ""));

        assertThat(run("models", "remove", "one").out()).startsWith("one: removed");
        assertThat(file()).doesNotExist();
        try (var made = Files.list(folder)) {
            assertThat(made).as("no database was made").containsExactly(folder.resolve("models"));
        }
    }

    @Test
    void prints_the_list_as_one_json_object() {
        assertThat(run("models", "list", "--json").out())
                .startsWith("{")
                .contains("\"folder\":\"" + folder.resolve("models"))
                .contains("\"name\":\"two\"", "\"bytes\":20", "\"sha256\":\"" + TWO.sha256(), "\"there\":false");
    }

    @Test
    void refuses_a_file_that_is_not_the_catalogues_and_names_the_repair() throws IOException {
        Files.createDirectories(folder.resolve("models"));
        var spoilt = BYTES.clone();
        spoilt[1_000_000] ^= 1;
        Files.write(file(), spoilt);

        var run = run("models", "verify", "one");

        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.out()).startsWith("FAIL  one");
        assertThat(run.err())
                .startsWith("podbrief: model.wrong_sum: ")
                .contains("podbrief models pull one replaces it");
        assertThat(run("models", "pull", "one").out()).startsWith("one: fetched, checked");
    }

    @Test
    void tells_what_it_does_not_know_or_have() {
        var unknown = run("models", "pull", "one", "three");
        assertThat(unknown.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(unknown.err()).startsWith("podbrief: model.unknown: ").contains("one, two");
        assertThat(file()).as("nothing is fetched where one name is wrong").doesNotExist();

        var missing = run("models", "remove", "one");
        assertThat(missing.exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(missing.err()).startsWith("podbrief: model.not_found: ").contains("one.bin");
        assertThat(run("models", "verify", "two").exit()).isEqualTo(Exit.NOT_FOUND);
        assertThat(run("models", "verify").out()).startsWith("No model is in ");
    }

    @Test
    void passes_on_why_a_model_cannot_be_had() {
        var moved = run("models", "pull", "two");
        assertThat(moved.exit()).isEqualTo(Exit.REFUSED);
        assertThat(moved.err()).startsWith("podbrief: model.moved: ");

        host.cut(1_000_000, 0);
        var cut = run("models", "pull", "one");
        assertThat(cut.exit()).isEqualTo(Exit.TEMPORARY);
        assertThat(cut.err()).startsWith("podbrief: fetch.unreachable: ").contains("1.0 MB of 2.0 MB are kept");
        assertThat(run("models", "list").out()).containsPattern("(?m)^one .* 1.0 MB of it$");
    }

    @Test
    void says_how_it_is_used() {
        var bare = run("models");
        assertThat(bare.exit()).isEqualTo(Exit.USAGE);
        assertThat(bare.out()).contains("pull", "verify", "remove");

        var nameless = run("models", "pull");
        assertThat(nameless.exit()).isEqualTo(Exit.USAGE);
        assertThat(nameless.err())
                .contains("NAME")
                .endsWith("Try: podbrief models pull --help" + System.lineSeparator());
    }
}
