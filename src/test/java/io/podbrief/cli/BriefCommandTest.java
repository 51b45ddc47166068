package io.podbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.App;
import io.podbrief.testing.DemoShows;
import io.podbrief.testing.MovableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `podbrief brief` as its user runs it: real feeds over HTTP, a database of its own, what it prints and its exit code.
@Isolated("it takes standard output for itself")
final class BriefCommandTest {
    private static final MovableClock CLOCK = MovableClock.at("2026-05-12T04:00:00Z");

    private static DemoShows shows;

    @BeforeAll
    static void start() {
        shows = new DemoShows(CLOCK);
        System.setProperty("podbrief.fetch.allow-private", shows.authority());
    }

    @AfterAll
    static void stop() {
        System.clearProperty("podbrief.fetch.allow-private");
        shows.close();
    }

    private record Run(int exit, String out, String err) {
        JsonNode json() {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    private static Run run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var realOut = System.out;
        var realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = Cli.run(App.class, args);
            return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }

    private static String feed(int number) {
        return List.copyOf(shows.feeds()).get(number).toString();
    }

    @Test
    void prints_one_json_object_with_everything_that_is_promised() {
        var run = run("brief", feed(0), feed(7), "--json");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        var json = run.json();
        assertThat(json.propertyNames()).containsExactly("generated_at", "episodes_scanned", "insights", "problems");
        assertThat(json.get("episodes_scanned").asInt()).isEqualTo(4);
        assertThat(json.get("insights")).hasSize(5);
        for (var insight : json.get("insights")) {
            assertThat(insight.propertyNames())
                    .contains(
                            "id",
                            "tier",
                            "headline",
                            "text",
                            "quote",
                            "context",
                            "speaker",
                            "show",
                            "episode",
                            "said_on",
                            "start_seconds",
                            "link",
                            "score",
                            "why",
                            "related");
            assertThat(insight.get("tier").asString()).isEqualTo("QUOTE");
            double sum = 0;
            for (var part : insight.get("score").get("parts")) sum += part.asDouble();
            assertThat(sum)
                    .isCloseTo(
                            insight.get("score").get("total").asDouble(), org.assertj.core.data.Offset.offset(0.002));
            assertThat(insight.get("start_seconds").isNumber()).isTrue();
        }
    }

    @Test
    void still_gives_up_to_five_from_one_show() {
        var json = run("brief", feed(0), "--json").json();
        assertThat(json.get("insights").size()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void prints_numbered_insights_for_people() {
        var run = run("brief", feed(0), "--interest", "Lumenfold and the clouds");
        assertThat(run.exit()).isZero();
        assertThat(run.out())
                .startsWith("Podbrief · ")
                .contains("\n1. ")
                .contains("why: you follow Lumenfold and the clouds");
    }

    @Test
    void reads_a_feed_and_a_list_from_disk(@TempDir Path folder) throws IOException {
        var list = Files.writeString(
                folder.resolve("feeds.opml"),
                "<opml version=\"2.0\"><body><outline text=\"One\" xmlUrl=\"" + feed(1)
                        + "\"/><outline text=\"Bad\" xmlUrl=\"nonsense\"/></body></opml>");
        var json = run("brief", "--opml", list.toString(), "--json").json();
        assertThat(json.get("episodes_scanned").asInt()).isEqualTo(2);
        assertThat(json.get("problems").get(0).get("code").asString()).isEqualTo("opml.entry");
    }

    @Test
    void writes_a_page_that_loads_nothing(@TempDir Path folder) throws IOException {
        var page = folder.resolve("brief.html");
        assertThat(run("brief", feed(0), "--html", page.toString()).exit()).isZero();
        assertThat(Files.readString(page))
                .contains("<h1>Podbrief</h1>")
                .doesNotContain("src=")
                .doesNotContain("<link");
    }

    @Test
    void names_what_failed_and_ends_with_5_only_when_every_source_did() {
        var gone = "http://" + shows.authority() + "/demo/nothing/feed.xml";
        var some = run("brief", feed(0), gone, "--json");
        assertThat(some.exit()).isZero();
        assertThat(some.json().get("problems").get(0).get("code").asString()).isEqualTo("fetch.http_status");
        var all = run("brief", gone);
        assertThat(all.exit()).isEqualTo(5);
        assertThat(all.err()).matches("podbrief: fetch\\.http_status: [^\\n]+\\n");
        assertThat(all.out()).contains("What to try:");
    }

    @Test
    void gives_each_bad_input_its_code() throws IOException {
        var page = Files.writeString(Files.createTempFile("page", ".html"), "<html><body>Hello</body></html>")
                .toString();
        var quiet = Files.writeString(Files.createTempFile("feed", ".xml"), """
                <rss version="2.0"><channel><title>Audio only</title><item><guid>a</guid><title>One</title>
                <enclosure url="https://example.org/a.mp3" type="audio/mpeg"/></item></channel></rss>""").toString();
        for (var entry : Map.of(
                        "http://10.1.2.3/feed.xml",
                        "fetch.blocked_address",
                        "ftp://example.org/feed.xml",
                        "fetch.bad_url",
                        "nonsense",
                        "fetch.bad_url",
                        page,
                        "feed.not_a_feed",
                        quiet,
                        "transcript.none")
                .entrySet()) {
            var problems = run("brief", entry.getKey(), "--listen", "0m", "--json")
                    .json()
                    .get("problems");
            assertThat(problems.get(0).get("code").asString())
                    .as(entry.getKey())
                    .isEqualTo(entry.getValue());
            assertThat(problems.get(0).get("message").asString())
                    .as(entry.getKey())
                    .endsWith(".");
        }
    }

    @Test
    void ends_with_2_on_usage_and_says_how_to_get_help() {
        for (var args : List.of(
                new String[] {"brief"},
                new String[] {"brief", "--json", "--html", "x", "a.b"},
                new String[] {"nonsense"},
                new String[] {"brief", "a.b", "--since", "soon"})) {
            var run = run(args);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err().strip()).startsWith("podbrief: usage").doesNotContain("\n");
        }
    }

    @Test
    void leaves_nothing_behind() throws IOException {
        var before = folders();
        run("brief", feed(0), "--json");
        assertThat(folders()).isEqualTo(before);
    }

    private static List<Path> folders() throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.list(Path.of(Objects.requireNonNull(System.getProperty("java.io.tmpdir"))))) {
            files.filter(file -> file.getFileName().toString().startsWith("podbrief-brief-"))
                    .forEach(found::add);
        }
        return found;
    }
}
