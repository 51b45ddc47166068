package io.podbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.App;
import io.podbrief.platform.models.ModelCatalogue;
import io.podbrief.testing.DemoShows;
import io.podbrief.testing.ModelHost;
import io.podbrief.testing.MovableClock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// `podbrief add`, and what it and `doctor` say of shows that have audio only.
@Isolated("it sets the program's own settings")
final class AddCommandTest {
    private static final MovableClock CLOCK = MovableClock.at("2026-05-12T04:00:00Z");
    private static final String SILENT = "/demo/silent/feed.xml";

    @TempDir
    private Path folder;

    private final DemoShows shows = new DemoShows(CLOCK);
    private final ModelHost models = new ModelHost(); // has none

    private record Run(int exit, String out, String err) {}

    private Map<String, String> settings() {
        return Map.of(
                "podbrief.data.folder", folder.toString(),
                "podbrief.models.folder", folder.resolve("models").toString(),
                "podbrief.models.mirror", models.address().toString(),
                "podbrief.fetch.allow-private", shows.authority() + "," + models.place());
    }

    @BeforeEach
    void set() {
        settings().forEach(System::setProperty);
        shows.answer(SILENT, 200, feed());
    }

    @AfterEach
    void reset() throws IOException {
        settings().keySet().forEach(System::clearProperty);
        shows.close();
        models.close();
    }

    private static String feed() {
        return """
                <rss version="2.0"><channel><title>Only Audio</title>
                <item><title>One</title><guid>one</guid><enclosure url="@BASE@/one.mp3" type="audio/mpeg" length="1"/>
                  <pubDate>@PUBLISHED 1 0@</pubDate></item>
                <item><title>Two</title><guid>two</guid><enclosure url="@BASE@/two.mp3" type="audio/mpeg" length="1"/>
                  <pubDate>@PUBLISHED 2 0@</pubDate></item>
                </channel></rss>
                """;
    }

    private Run run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Cli.line(new Launch(App.class), new ModelCatalogue())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Run(exit, out.toString(), err.toString());
    }

    @Test
    void says_what_hearing_needs_and_fetches_it_only_when_asked() {
        var address = "http://" + shows.authority() + SILENT;
        var added = run("add", address);
        assertThat(added.exit()).isZero();
        assertThat(added.out())
                .contains("Following Only Audio: 2 episodes, 0 with a published transcript; 2 to be processed")
                .contains("2 episodes have audio only and need to be heard, and no model that hears speech is here.")
                .containsPattern(
                        "whisper-\\w+ fits this machine: \\d.* MB to fetch, \\d+ MiB of memory, about \\d+ min")
                .contains("to fetch it: podbrief models pull whisper-");
        assertThat(run("poll").out()).contains("speech.no_model");
        assertThat(run("doctor").out())
                .contains("Episodes that have audio only give nothing (2 so far).")
                .contains("fits this machine");

        assertThat(run("add", "http://" + shows.authority() + "/demo/seat-count/feed.xml", "--pull")
                        .out())
                .as("nothing to hear, nothing fetched")
                .doesNotContain("model");
        shows.answer("/demo/another/feed.xml", 200, feed().replace("Only Audio", "More Audio"));
        var pulled = run("add", "http://" + shows.authority() + "/demo/another/feed.xml", "--pull");
        assertThat(pulled.err()).startsWith("podbrief: model.moved: ");
        assertThat(pulled.exit()).isNotZero();
    }
}
