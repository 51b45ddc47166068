package io.podbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.App;
import io.podbrief.testing.DemoShows;
import io.podbrief.testing.Foreground;
import io.podbrief.testing.ProductClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C while `podbrief brief` works, in a process of its own.
@Timeout(180)
final class BriefStopTest {
    private static final String LAST = "/demo/seat-count/head-on-per-seat.md"; // the oldest of four episodes

    private final DemoShows shows = new DemoShows(Clock.systemUTC());

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void stop() {
        shows.answerAsUsual();
        shows.close();
    }

    private Path output() {
        return folder.resolve("output");
    }

    private Process brief() throws IOException {
        var command = new ArrayList<>(Foreground.PREFIX);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=2",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ProductClasses.path(),
                App.class.getName(),
                "brief"));
        shows.feeds().stream()
                .map(Object::toString)
                .filter(feed -> feed.contains("seat-count") || feed.contains("load-bearing"))
                .forEach(command::add);
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PODBRIEF_"));
        builder.environment().put("PODBRIEF_FETCH_ALLOW_PRIVATE", shows.authority());
        builder.environment().put("PODBRIEF_FETCH_INTERVAL", "0s");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder);
        return builder.redirectErrorStream(true)
                .redirectOutput(output().toFile())
                .start();
    }

    @Test
    void prints_the_brief_so_far_and_leaves_nothing_behind() throws Exception {
        Foreground.assume();
        var asked = shows.stall(LAST);
        var brief = brief();
        try {
            assertThat(asked.await(100, TimeUnit.SECONDS)).isTrue(); // two of the others at least are done then
            Foreground.ctrlC(brief);
            assertThat(brief.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            brief.destroyForcibly();
        }
        assertThat(brief.exitValue()).isZero();
        assertThat(Files.readString(output()).replaceAll("\\s+", " "))
                .contains("Podbrief · ")
                .containsPattern(" from [23] episodes of ")
                .contains("1. ")
                .contains("brief.stopped: Ctrl-C came before the end of this episode.")
                .doesNotContain("bug:");
        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("podbrief-brief-"));
        }
    }
}
