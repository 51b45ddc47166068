package io.podbrief.testing;

import io.podbrief.embedding.Embedding;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Kind;
import io.podbrief.insight.Origin;
import io.podbrief.insight.Quote;
import io.podbrief.insight.Score;
import io.podbrief.insight.Sourced;
import io.podbrief.insight.Tier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// A made-up insight for tests; what a test does not care about has a plain value.
///
/// @param id of the insight
/// @param show row id of its show
/// @param episode row id of its episode
/// @param quality its score
/// @param text its words, and its quote's
/// @param embedding of the text
public record Sample(
        String id,
        long show,
        long episode,
        double quality,
        String headline,
        String text,
        Embedding embedding,
        Instant publishedAt) {
    public static final Instant PUBLISHED = Instant.parse("2026-05-12T05:00:00Z");

    /// An insight of its own show and episode, as good as any, that shares few words with others.
    public static Sample of(int number) {
        var text = "word" + (char) ('a' + number % 26) + " claims thing" + (char) ('a' + number / 26 % 26)
                + (char) ('a' + number % 26);
        return new Sample(
                "ins_" + number, number, number, 1, "Headline " + number, text, HashedWords.of(text), PUBLISHED);
    }

    public Sample from(long otherShow, long otherEpisode) {
        return new Sample(id, otherShow, otherEpisode, quality, headline, text, embedding, publishedAt);
    }

    public Sample worth(double otherQuality) {
        return new Sample(id, show, episode, otherQuality, headline, text, embedding, publishedAt);
    }

    public Sample headed(String otherHeadline) {
        return new Sample(id, show, episode, quality, otherHeadline, text, embedding, publishedAt);
    }

    public Sample saying(String otherText) {
        return new Sample(id, show, episode, quality, headline, otherText, HashedWords.of(otherText), publishedAt);
    }

    public Sample meaning(float... values) {
        return new Sample(id, show, episode, quality, headline, text, Embedding.of(values), publishedAt);
    }

    public Sample published(Instant at) {
        return new Sample(id, show, episode, quality, headline, text, embedding, at);
    }

    public Insight insight() {
        var score = new Score.Sum();
        score.add("claim", quality);
        var quote = new Quote(
                text,
                100,
                100 + text.codePointCount(0, text.length()),
                Duration.ofSeconds(62),
                Duration.ofSeconds(85),
                show == 1 ? "Ada Example" : "Ada Example the " + show,
                "before",
                "after");
        return new Insight(
                new Insight.Id(id),
                new Episode.Id(episode),
                Tier.QUOTE,
                Kind.FACT,
                headline,
                text,
                "a topic",
                quote,
                null,
                score.total(),
                publishedAt.atOffset(ZoneOffset.UTC).toLocalDate(),
                List.of(),
                embedding);
    }

    public Sourced sourced() {
        var address = "https://show" + show + ".example/" + episode;
        var origin = new Origin(
                show,
                "Show " + show,
                new Episode.Id(episode),
                "Episode " + episode,
                URI.create(address),
                URI.create(address + ".mp3"),
                publishedAt);
        return new Sourced(insight(), origin);
    }
}
