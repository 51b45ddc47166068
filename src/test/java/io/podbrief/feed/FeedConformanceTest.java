package io.podbrief.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Other people's feeds: whole podcasts, and the inputs of other parsers' tests with the values they expect.
///
/// How many are read, marked, refused, and how many values are as expected is pinned in `feed/conformance.tsv`; it
/// may only get better. `-Dgolden.update=true` writes it anew; read the diff.
class FeedConformanceTest {
    private static final Path REPORT = Path.of("src/test/resources/feed/conformance.tsv");

    /// Collections of whole podcasts, not of single elements.
    private static final Set<String> WHOLE =
            Set.of("Podcast-Server", "partytime", "podcast-namespace", "commafeed", "synthetic-chipi");

    private static final Set<String> XML_FEEDS = Set.of("rss", "rdf", "atom");

    /// One line of the index: what a file is, as an independent XML parser saw it.
    private record Indexed(Path file, String collection, String kind, boolean wellFormed, int items) {
        static Indexed of(Path folder, String line) {
            var fields = line.split("\t", -1);
            int items = fields[5].isEmpty() ? 0 : Integer.parseInt(fields[5]);
            return new Indexed(
                    folder.resolve(fields[0]),
                    fields[0].split("/", 2)[0],
                    fields[2],
                    fields[3].equals("well-formed"),
                    items);
        }

        Reading read() {
            return FeedParser.parse(TestData.bytes(file), null, URI.create("https://feeds.example/dir/feed.xml"));
        }
    }

    private static List<Indexed> index() {
        var folder = TestData.feeds();
        var lines = TestData.lines(folder.resolve("feeds-index.tsv"));
        return lines.stream().skip(1).map(line -> Indexed.of(folder, line)).toList();
    }

    @Test
    void every_whole_podcast_has_a_title_and_episodes_or_a_code() {
        var lacking = new ArrayList<String>();
        int whole = 0;
        for (var feed : index()) {
            if (!WHOLE.contains(feed.collection) || !XML_FEEDS.contains(feed.kind) || feed.items == 0) continue;
            whole++;
            switch (feed.read()) {
                case Reading.Read read -> {
                    var parsed = read.feed();
                    if (parsed.podcast().title() == null || parsed.episodes().size() != feed.items) {
                        lacking.add(feed.file.getFileName() + ": "
                                + parsed.podcast().title() + ", "
                                + parsed.episodes().size() + " of " + feed.items);
                    }
                }
                case Reading.Refused refused -> assertThat(refused.code()).startsWith("feed.");
            }
        }
        assertThat(whole).isPositive();
        assertThat(lacking).isEmpty();
    }

    @Test
    void no_well_formed_feed_is_taken_for_something_else() {
        for (var feed : index()) {
            if (!feed.wellFormed || !XML_FEEDS.contains(feed.kind) || feed.items == 0) continue;
            if (feed.read() instanceof Reading.Refused refused) {
                assertThat(refused.sentence()).as(feed.file.toString()).contains("without a channel");
            }
        }
    }

    @Test
    void is_no_worse_than_it_was() throws IOException {
        var found = new TreeMap<String, Integer>();
        var folder = TestData.feeds();
        var corpus = index();
        found.put("files", corpus.size());
        for (var feed : corpus) {
            if (XML_FEEDS.contains(feed.kind) || feed.kind.equals("other")) count(feed.read(), found);
        }
        expected(folder, found);
        if (Boolean.getBoolean("golden.update")) Files.write(REPORT, lines(found));
        var pinned = pinned();
        assumeThat(pinned.get("files"))
                .as("skipped: PODBRIEF_TEST_DATA holds other feeds than the report was made of; found %s", found)
                .isEqualTo(found.get("files"));
        for (var line : pinned.entrySet()) {
            int now = found.getOrDefault(line.getKey(), 0);
            if (line.getKey().startsWith("bad."))
                assertThat(now).as(line.getKey()).isLessThanOrEqualTo(line.getValue());
            else assertThat(now).as(line.getKey()).isGreaterThanOrEqualTo(line.getValue());
        }
        assertThat(pinned.keySet()).as("a new kind of outcome").containsAll(found.keySet());
    }

    private static void count(Reading reading, Map<String, Integer> found) {
        switch (reading) {
            case Reading.Read read -> {
                found.merge("good.read", 1, Integer::sum);
                found.merge("good.episodes", read.feed().episodes().size(), Integer::sum);
                if (read.feed().marks().isEmpty()) found.merge("good.read_without_a_mark", 1, Integer::sum);
                for (var mark : read.feed().marks()) found.merge("bad.bozo." + mark, 1, Integer::sum);
            }
            case Reading.Refused refused -> found.merge("bad." + refused.code(), 1, Integer::sum);
        }
    }

    private static void expected(Path folder, Map<String, Integer> found) throws IOException {
        var gofeed = new ExpectedValues();
        for (var feed : files(folder.resolve("gofeed"), ".xml")) {
            var json = sibling(feed);
            if (!feed.toString().contains("parser/atom") && Files.exists(json)) gofeed.gofeed(feed, json);
        }
        var podcastparser = new ExpectedValues();
        for (var feed : files(folder.resolve("podcastparser"), ".rss"))
            podcastparser.podcastparser(feed, sibling(feed));
        var feedparser = new ExpectedValues();
        for (var feed : files(folder.resolve("feedparser"), ".xml")) feedparser.feedparser(feed);
        put("gofeed", gofeed, found);
        put("podcastparser", podcastparser, found);
        put("feedparser", feedparser, found);
    }

    private static void put(String name, ExpectedValues values, Map<String, Integer> found) {
        found.put("good.values." + name, values.right());
        found.put("bad.values." + name, values.wrong().size());
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static Path sibling(Path feed) {
        return Path.of(feed.toString().replaceFirst("\\.[a-z]+$", ".json"));
    }

    private static List<String> lines(Map<String, Integer> found) {
        return found.entrySet().stream()
                .map(entry -> entry.getKey() + "\t" + entry.getValue())
                .toList();
    }

    private static Map<String, Integer> pinned() {
        var pinned = new TreeMap<String, Integer>();
        for (var line : TestData.lines(REPORT)) {
            var fields = line.split("\t", -1);
            pinned.put(fields[0], Integer.valueOf(fields[1]));
        }
        return pinned;
    }
}
