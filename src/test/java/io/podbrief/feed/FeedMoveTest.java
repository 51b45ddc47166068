package io.podbrief.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FeedMoveTest {
    private static final Instant FIRST = Instant.parse("2025-06-04T12:00:00Z");
    private static final URI NEW = URI.create("https://new.example/feed");

    @Test
    void is_settled_after_three_sightings_over_a_day() {
        var move = FeedMove.seen(null, NEW, FIRST);
        move = FeedMove.seen(move, NEW, FIRST.plus(Duration.ofHours(1)));
        assertThat(move.isSettled(FIRST.plus(Duration.ofDays(3))))
                .as("two sightings")
                .isFalse();
        move = FeedMove.seen(move, NEW, FIRST.plus(Duration.ofHours(2)));
        assertThat(move.isSettled(FIRST.plus(Duration.ofHours(23))))
                .as("too soon")
                .isFalse();
        assertThat(move.isSettled(FIRST.plus(Duration.ofHours(24)))).isTrue();
    }

    @Test
    void begins_anew_with_another_address() {
        var move = FeedMove.seen(
                FeedMove.seen(null, NEW, FIRST), URI.create("https://other.example/"), FIRST.plusSeconds(9));
        assertThat(move.sightings()).isEqualTo(1);
        assertThat(move.first()).isEqualTo(FIRST.plusSeconds(9));
    }

    @Test
    void believes_a_new_feed_that_is_the_same_show() {
        var old = feed(
                "<item><guid>1</guid></item><item><guid>2</guid></item><item><guid>3</guid></item><item><guid>4</guid></item>");
        assertThat(FeedMove.isSameShow(old, feed("<item><guid>1</guid></item><item><guid>2</guid></item>")))
                .isTrue();
        assertThat(FeedMove.isSameShow(old, feed("<item><guid>1</guid></item><item><guid>x</guid></item>")))
                .isFalse();
        assertThat(FeedMove.isSameShow(feed(""), feed("<item><guid>1</guid></item>")))
                .isFalse();
        var guid = "<podcast:guid>g</podcast:guid>";
        assertThat(FeedMove.isSameShow(feed(guid + "<item><guid>1</guid></item>"), feed(guid)))
                .isTrue();
        assertThat(FeedMove.isSameShow(feed(guid), feed(guid.replace(">g<", ">h<"))))
                .isFalse();
    }

    private static ParsedFeed feed(String channel) {
        return Feeds.feed(Feeds.rss(channel));
    }
}
