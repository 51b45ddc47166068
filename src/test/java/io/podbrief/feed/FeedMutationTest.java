package io.podbrief.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Good feeds damaged at random: whatever comes of it, reading ends in a feed or in a code.
class FeedMutationTest {
    private static final List<String> GOOD =
            List.of("rss.xml", "atom.xml", "podcasting20.xml", "rss10.rdf", "feed.json", "page.html", "list.opml");

    private static final List<String> SPLINTERS = List.of(
            "<",
            ">",
            "&",
            "\"",
            "'",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "</item>",
            "<item>",
            "</channel>",
            "<title>",
            "&nbsp;",
            "&#0;",
            "&#x110000;",
            "&#xD800;",
            "\0",
            "\u001f",
            "\u00ff\u00fe",
            "<?xml version='1.0' encoding='utf-16'?>",
            "<!DOCTYPE x [",
            "xmlns:a=''",
            "{",
            "}",
            "[",
            "]",
            "\\ud800",
            "<a:b>",
            "\u00e2\u0080\u00ae",
            "<podcast:transcript url='",
            "<enclosure url='http://[::1'/>",
            "<guid>",
            "<pubDate>Fri, 99 Foo -1</pubDate>",
            "<itunes:duration>99:99:99:99</itunes:duration>",
            "<entry>",
            "<rss>");

    @Property(tries = 1_000)
    void reading_always_ends(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int damages) {
        var random = new Random(seed);
        var body = TestData.own(GOOD.get(random.nextInt(GOOD.size())));
        for (int done = 0; done < damages; done++) body = damaged(body, random);
        var reading = FeedParser.parse(body, random.nextBoolean() ? null : "utf-8", TestData.ADDRESS);
        switch (reading) {
            case Reading.Read read -> assertThat(rendered(read.feed())).doesNotContain("<script", "javascript:");
            case Reading.Refused refused -> assertThat(refused.code()).startsWith("feed.");
        }
        assertThat(Opml.read(body)).isNotNull();
    }

    private static String rendered(ParsedFeed feed) {
        var out = new StringBuilder();
        for (var episode : feed.episodes())
            out.append(episode.notes().html()).append(episode.notes().text().length());
        return out.toString();
    }

    private static byte[] damaged(byte[] body, Random random) {
        if (body.length == 0) return body;
        int at = random.nextInt(body.length);
        int to = Math.min(body.length, at + 1 + random.nextInt(200));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(body, at);
            case 1 -> joined(Arrays.copyOf(body, at), Arrays.copyOfRange(body, to, body.length));
            case 2 -> joined(Arrays.copyOf(body, to), Arrays.copyOfRange(body, at, body.length));
            case 3 -> flipped(body, at, random);
            default -> {
                var splinter = SPLINTERS.get(random.nextInt(SPLINTERS.size())).getBytes(ISO_8859_1);
                yield joined(joined(Arrays.copyOf(body, at), splinter), Arrays.copyOfRange(body, at, body.length));
            }
        };
    }

    private static byte[] flipped(byte[] body, int at, Random random) {
        var copy = body.clone();
        copy[at] = (byte) random.nextInt(256);
        return copy;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.writeBytes(second);
        return out.toByteArray();
    }
}
