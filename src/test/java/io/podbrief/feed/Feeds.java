package io.podbrief.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/// Short ways to read feeds in tests.
final class Feeds {
    private Feeds() {}

    static Reading read(String body) {
        return FeedParser.parse(body.getBytes(StandardCharsets.UTF_8), null, TestData.ADDRESS);
    }

    /// Reads what must be a feed.
    static ParsedFeed feed(String body) {
        return feed(read(body));
    }

    /// Reads a fixture that must be a feed.
    static ParsedFeed own(String name) {
        return feed(FeedParser.parse(TestData.own(name), null, TestData.ADDRESS));
    }

    static ParsedFeed feed(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).feed();
    }

    /// Reads elements that stand in a channel.
    static PodcastDescription channel(String elements) {
        return feed(rss(elements)).podcast();
    }

    /// Reads elements that stand in an item.
    static EpisodeDescription item(String elements) {
        return feed(rss("<item>" + elements + "</item>")).episodes().getFirst();
    }

    static String rss(String channel) {
        return """
                <rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
                    xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:media="http://search.yahoo.com/mrss/"
                    xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>%s</channel></rss>
                """.formatted(channel);
    }
}
