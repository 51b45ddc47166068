package io.podbrief.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Feeds that want to load, to fill our memory, or to keep us busy for ever. The time limit stands for "does not
/// hang".
@Timeout(60)
class HostileFeedTest {
    private static final int MIB = 1 << 20;

    private static String fill(String piece, int characters) {
        return piece.repeat(characters / piece.length());
    }

    private static void assertOverLimit(String body, String what) {
        assertThat(Feeds.read(body)).isInstanceOf(Reading.OverLimit.class);
        var refused = (Reading.Refused) Feeds.read(body);
        assertThat(refused.code()).isEqualTo("feed.limit");
        assertThat(refused.sentence()).contains(what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE rss [<!ENTITY x SYSTEM \"%s\">]><rss><channel><title>a&x;b</title></channel></rss>",
                "<!DOCTYPE rss [<!ENTITY %% x SYSTEM \"%s\"> %%x;]><rss><channel><title>ab</title></channel></rss>",
                "<!DOCTYPE rss SYSTEM \"%s\"><rss><channel><title>ab</title></channel></rss>",
                "<!DOCTYPE rss PUBLIC \"x\" \"%s\"><rss><channel><title>a&x;b</title></channel></rss>",
                "<?xml-stylesheet href=\"%s\"?><rss><channel><title>ab</title></channel></rss>",
                "<rss xmlns:xi=\"http://www.w3.org/2001/XInclude\"><channel><title>a<xi:include href=\"%s\" parse=\"text\"/>b</title></channel></rss>",
                "<rss xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:noNamespaceSchemaLocation=\"%s\"><channel><title>ab</title></channel></rss>",
            })
    void loads_nothing_from_anywhere(String template, @TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "S3CRET");
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
        });
        server.start();
        try {
            for (var target : new String[] {
                secret.toUri().toString(),
                "http://127.0.0.1:" + server.getAddress().getPort() + "/x"
            }) {
                for (var damage : new String[] {"", "<item><title>&</title></item>"}) { // both ways of reading
                    var feed = Feeds.feed(template.formatted(target).replace("</channel>", damage + "</channel>"));
                    assertThat(feed.podcast().title())
                            .startsWith("a")
                            .endsWith("b")
                            .doesNotContain("S3CRET");
                }
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void expands_no_entities() {
        var laughs = IntStream.range(1, 10)
                .mapToObj(n -> "<!ENTITY l" + n + " \"" + ("&l" + (n - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining("", "<!DOCTYPE rss [<!ENTITY l0 \"lol\">", "]>"));
        assertThat(Feeds.feed(laughs + "<rss><channel><title>&l9;</title></channel></rss>")
                        .podcast()
                        .title())
                .isEqualTo("&l9;");
        var inAttribute = laughs + Feeds.rss("<title>x</title><item><guid>1</guid><enclosure url='&l9;'/></item>");
        assertThat(Feeds.feed(inAttribute).podcast().title()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<br>&"})
    void refuses_elements_nested_too_deep(String damage) {
        assertOverLimit("<rss><channel>" + damage + "<a>".repeat(63), "64 deep");
        assertOverLimit("<rss><channel>" + damage + fill("<a>", MIB), "64 deep");
        var deepest = "<rss><channel><title>" + "<a>".repeat(61) + "x" + "</a>".repeat(61) + "</title></channel></rss>";
        assertThat(Feeds.feed(deepest).podcast().title()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<x>&</x>"})
    void refuses_an_element_with_too_many_attributes(String damage) {
        for (int count : new int[] {65, 150, 1_000, 100_000}) {
            var attributes =
                    IntStream.range(0, count).mapToObj(n -> " a" + n + "='1'").collect(Collectors.joining());
            assertOverLimit("<rss><channel>" + damage + "<item" + attributes + "/></channel></rss>", "64 attributes");
        }
        var allowed = IntStream.range(0, 64).mapToObj(n -> " a" + n + "='1'").collect(Collectors.joining());
        assertThat(Feeds.feed("<rss><channel>" + damage + "<item" + allowed + "><guid>1</guid></item></channel></rss>")
                        .episodes())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<x>&</x>"})
    void refuses_what_would_fill_the_memory_with_names(String damage) {
        var names = IntStream.range(0, 20_000).mapToObj(n -> "<n" + n + "/>").collect(Collectors.joining());
        assertOverLimit("<rss><channel>" + damage + names + "</channel></rss>", "names");
        var namespaces = IntStream.range(0, 60)
                .mapToObj(n -> "<a"
                        + IntStream.range(0, 10)
                                .mapToObj(m -> " xmlns:p" + n + "x" + m + "='u'")
                                .collect(Collectors.joining())
                        + ">")
                .collect(Collectors.joining());
        assertOverLimit("<rss><channel>" + damage + namespaces, "namespaces");
    }

    @Test
    void reads_no_more_than_20_000_episodes() {
        var items = IntStream.rangeClosed(1, 20_001)
                .mapToObj(n -> "<item><guid>" + n + "</guid></item>")
                .collect(Collectors.joining());
        var feed = Feeds.feed(Feeds.rss(items));
        assertThat(feed.episodes()).hasSize(20_000);
        assertThat(feed.episodes().getFirst().guid()).isEqualTo("1");
        assertThat(feed.marks()).containsExactly(Bozo.CUT);
        var just = items.substring(0, items.indexOf("<item><guid>20001<"));
        assertThat(Feeds.feed(Feeds.rss(just)).marks()).isEmpty();
        assertThat(Feeds.feed(Feeds.rss(just)).newest(500)).hasSize(500);
    }

    @Test
    void keeps_a_mebibyte_of_a_text() {
        var feed = Feeds.feed(Feeds.rss("<title>" + "x".repeat(MIB + 5) + "</title><item><guid>1</guid></item>"));
        assertThat(feed.podcast().title()).hasSize(MIB);
        assertThat(feed.marks()).containsExactly(Bozo.CUT);
        assertThat(feed.episodes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<",
                "&",
                "<a",
                "<!--",
                "<![CDATA[",
                "<?",
                "<!",
                "<![",
                "</",
                "</b>",
                "<a b=\"",
                "<a b='c",
                "<a b ",
                "<p>",
                "&#x",
                "]]>",
                "<item>",
                "<item/>",
                "<title>",
                "<item><title>",
                "\"",
                " ",
                "<!DOCTYPE [",
                "<!ENTITY a \"",
                "<a/b/",
                "{",
                "[",
            })
    void ends_soon_on_a_body_that_repeats_itself(String piece) {
        for (var start : new String[] {"", "<rss><channel><title>", "<rss><channel><item>&"}) {
            var reading = FeedParser.parse((start + fill(piece, MIB / 4)).getBytes(UTF_8), null, TestData.ADDRESS);
            assertThat(reading).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<table><tr><td>",
                "<a href=x>",
                "<b><p>",
                "<ul><li>",
                "<!--",
                "<script>",
                "&#60;",
                "<p>x</p>",
                "<font>"
            })
    void renders_notes_of_any_kind_soon(String piece) {
        var escaped = fill(piece, MIB / 16).replace("&", "&amp;").replace("<", "&lt;");
        var notes = Feeds.item("<guid>1</guid><description>x" + escaped + "</description>")
                .notes();
        assertThat(notes.html().length()).isLessThan(4 * MIB);
        assertThat(notes.text()).startsWith("x");
    }

    @Test
    void bounds_every_list() {
        var people = "<podcast:person>P</podcast:person>".repeat(1_000);
        assertThat(Feeds.item("<guid>1</guid>" + people).persons()).hasSize(100);
        assertThat(Feeds.channel(people).persons()).hasSize(100);
    }

    @Test
    void keeps_no_guid_that_does_not_fit_an_index() {
        assertThat(Feeds.item("<guid>" + "x".repeat(5_000) + "</guid>").guid())
                .startsWith("sha256:")
                .hasSize(71);
    }

    @Test
    void has_limits_for_what_a_feed_asks_of_our_schedule() {
        var podcast = Feeds.channel(
                "<ttl>999999999999</ttl><skipHours><hour>99</hour><hour>-1</hour><hour>x</hour></skipHours>"
                        + "<podcast:updateFrequency rrule='FREQ=YEARLY;INTERVAL=1000000'>x</podcast:updateFrequency>");
        assertThat(podcast.hints().ttl()).isNull();
        assertThat(podcast.hints().skipHours()).isEmpty();
        assertThat(podcast.hints().rhythm()).isGreaterThan(Duration.ofDays(1));
    }
}
