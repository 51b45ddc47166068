package io.podbrief.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JsonFeedTest {
    @Test
    void reads_a_podcast_and_its_episodes() {
        var feed = Feeds.own("feed.json");
        var podcast = feed.podcast();
        assertThat(podcast.title()).isEqualTo("Plain Speech");
        assertThat(podcast.author()).isEqualTo("Pia Word");
        assertThat(podcast.link()).isEqualTo(URI.create("https://plain.example/"));
        assertThat(podcast.self()).isEqualTo(URI.create("https://plain.example/feed.json"));
        assertThat(podcast.image()).isEqualTo(URI.create("https://plain.example/icon.png"));
        assertThat(podcast.hubs()).containsExactly(URI.create("https://hub.example/"));
        assertThat(podcast.complete()).isTrue();
        var episode = feed.episodes().getFirst();
        assertThat(episode.guid()).isEqualTo("p-2");
        assertThat(episode.link()).isEqualTo(URI.create("https://show.example/2"));
        assertThat(episode.publishedAt()).isEqualTo(Instant.parse("2025-02-01T15:00:00Z"));
        assertThat(episode.enclosure())
                .isEqualTo(new Enclosure(URI.create("https://plain.example/2.mp3"), "audio/mpeg", 1234L));
        assertThat(episode.duration()).isEqualTo(Duration.ofMillis(61_500));
        assertThat(episode.notes().html()).isEqualTo("<p>Hello <strong>there</strong></p>");
        assertThat(feed.episodes().get(1).guid()).isEqualTo("1");
        assertThat(feed.episodes().get(1).notes().html()).isEqualTo("<p>One &amp; only<br>line</p>");
    }

    @Test
    void keeps_the_complete_episodes_of_one_that_breaks_off() {
        var whole = new String(TestData.own("feed.json"), UTF_8);
        var cut = Feeds.feed(whole.substring(0, whole.indexOf("{\"id\": 1") + 40));
        assertThat(cut.marks()).containsExactly(Bozo.TRUNCATED);
        assertThat(cut.episodes()).extracting(EpisodeDescription::guid).containsExactly("p-2");
    }

    @Test
    void refuses_one_that_is_nested_too_deep() {
        var reading = Feeds.read("{\"version\":\"https://jsonfeed.org/version/1\",\"x\":" + "[".repeat(1_000));
        assertThat(reading).isInstanceOf(Reading.OverLimit.class);
    }

    @Test
    void replaces_half_characters() {
        var feed = Feeds.feed(
                "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"a\\ud83d\\u0000b\",\"items\":[{\"id\":\"x\"}]}");
        assertThat(feed.podcast().title()).isEqualTo("a\uFFFDb");
    }
}
