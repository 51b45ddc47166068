package io.podbrief.feed;

import io.podbrief.platform.Markup;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What other parsers' test suites expect of their feeds, as far as it is about something that we keep, compared
/// with what we find.
final class ExpectedValues {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FEEDPARSER = Pattern.compile(
            "(feed|entries\\[0\\])\\['(title|id|guid|link|published_parsed|updated_parsed)'\\] == (?:u?'((?:[^'\\\\]|\\\\.)*)'|\\(([\\d, ]+)\\))");

    private int right;
    private final List<String> wrong = new ArrayList<>();

    /// How many values were as expected.
    int right() {
        return right;
    }

    /// The others, a line each.
    List<String> wrong() {
        return wrong;
    }

    /// gofeed: a JSON file of the same name beside each feed.
    void gofeed(Path feed, Path expected) {
        var json = JSON.readTree(TestData.bytes(expected));
        if (!(read(feed, "http://example.org/") instanceof Reading.Read found)) return;
        var ours = found.feed();
        same(feed, "feed title", text(json.path("title")), ours.podcast().title());
        var items = json.path("items");
        if (items.size() != ours.episodes().size()) return; // it keeps items that have the same guid
        for (int at = 0; at < items.size(); at++)
            gofeedItem(feed, items.get(at), ours.episodes().get(at));
    }

    private void gofeedItem(Path feed, JsonNode item, EpisodeDescription ours) {
        same(feed, "title", text(item.path("title")), ours.title());
        same(feed, "published", string(item.path("publishedParsed")), ours.publishedAt());
        if (item.path("guid").isString()) same(feed, "guid", string(item.path("guid")), ours.guid());
        var enclosure = item.path("enclosure").isObject()
                ? item.path("enclosure")
                : item.path("enclosures").path(0);
        same(feed, "enclosure", string(enclosure.path("url")), url(ours.enclosure()));
    }

    /// podcastparser: the same; it reads its feeds from files.
    void podcastparser(Path feed, Path expected) {
        var json = JSON.readTree(TestData.bytes(expected));
        if (!(read(feed, "http://tests/data/" + feed.getFileName()) instanceof Reading.Read found)) return;
        var ours = found.feed();
        var items = json.path("episodes");
        if (items.size() != ours.episodes().size()) return; // it drops what cannot be played
        for (int at = 0; at < items.size(); at++)
            podcastparserItem(feed, items.get(at), ours.episodes().get(at));
    }

    private void podcastparserItem(Path feed, JsonNode item, EpisodeDescription ours) {
        same(feed, "title", text(item.path("title")), ours.title());
        same(feed, "enclosure", web(string(item.path("enclosures").path(0).path("url"))), url(ours.enclosure()));
        long seconds = item.path("total_time").asLong();
        same(
                feed,
                "duration",
                seconds == 0 ? null : seconds,
                ours.duration() == null ? null : ours.duration().toSeconds());
        long published = item.path("published").asLong();
        same(feed, "published", published == 0 ? null : Instant.ofEpochSecond(published), ours.publishedAt());
    }

    /// feedparser: a Python condition in a comment of the feed.
    void feedparser(Path feed) {
        var head = new String(TestData.bytes(feed), StandardCharsets.UTF_8);
        if (!(read(feed, "http://127.0.0.1:8097/") instanceof Reading.Read found)) return;
        var ours = found.feed();
        var condition = head.lines()
                .filter(line -> line.startsWith("Expect:"))
                .findFirst()
                .orElse("");
        var check = FEEDPARSER.matcher(condition);
        while (check.find()) {
            var value = check.group(3) == null ? moment(check.group(4)) : python(check.group(3));
            if (check.group(1).equals("feed")) feedparserFeed(feed, check.group(2), value, ours);
            else if (!ours.episodes().isEmpty())
                feedparserEntry(feed, check.group(2), value, ours.episodes().getFirst());
        }
    }

    private void feedparserFeed(Path feed, String field, String value, ParsedFeed ours) {
        if (field.equals("title"))
            same(feed, "feed title", text(value), ours.podcast().title());
        if (field.equals("link")) same(feed, "feed link", value, ours.podcast().link());
    }

    private void feedparserEntry(Path feed, String field, String value, EpisodeDescription ours) {
        switch (field) {
            case "title" -> same(feed, "title", text(value), ours.title());
            case "id", "guid" -> same(feed, "guid", value, ours.guid());
            case "link" -> same(feed, "link", value, ours.link());
            default -> same(feed, field, value, ours.publishedAt());
        }
    }

    private void same(Path feed, String what, @Nullable Object expected, @Nullable Object ours) {
        if (String.valueOf(expected).equals(String.valueOf(ours))) right++;
        else wrong.add(feed + ": " + what + " " + expected + ", not " + ours);
    }

    private static Reading read(Path feed, String address) {
        return FeedParser.parse(TestData.bytes(feed), null, URI.create(address));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? text(node.asString()) : null;
    }

    private static @Nullable String text(String markup) {
        var plain = Markup.text(markup);
        return plain.isEmpty() ? null : plain;
    }

    private static @Nullable String string(JsonNode node) {
        return node.isString() && !node.asString().isEmpty() ? node.asString() : null;
    }

    private static @Nullable String web(@Nullable String url) {
        return url == null ? null : url.replace("file://", "http://");
    }

    private static @Nullable String url(@Nullable Enclosure enclosure) {
        return enclosure == null ? null : enclosure.url().toString();
    }

    private static String moment(String tuple) {
        var n = Pattern.compile(", *")
                .splitAsStream(tuple)
                .map(Integer::valueOf)
                .toList();
        return LocalDateTime.of(n.get(0), n.get(1), n.get(2), n.get(3), n.get(4), n.get(5))
                .toInstant(ZoneOffset.UTC)
                .toString();
    }

    private static String python(String literal) {
        return Pattern.compile("\\\\(x[0-9a-f]{2}|u[0-9a-f]{4}|.)")
                .matcher(literal)
                .replaceAll(found -> {
                    var code = found.group(1);
                    var c = code.length() > 1
                            ? Character.toString(Integer.parseInt(code.substring(1), 16))
                            : code.equals("n") ? "\n" : code;
                    return java.util.regex.Matcher.quoteReplacement(c);
                });
    }
}
