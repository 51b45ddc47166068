package io.podbrief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.podbrief.cli.Demo;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedPoller;
import io.podbrief.feed.FeedStore;
import io.podbrief.pipeline.EpisodeWork;
import io.podbrief.testing.RunningInstance;
import io.podbrief.transcript.TranscriptStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// From a feed without a transcript to words that can be quoted, with a real recording and a real model. Both are
/// needed: PODBRIEF_MODELS_FOLDER and PODBRIEF_TEST_DATA; without them the test skips.
class HearingJourneyTest extends RunningInstance {
    private static final String FEED = "/demo/heard/feed.xml";
    private static final String RECORDING = "/demo/heard/ask-not.mp3";

    private static Path folder(String variable) {
        var folder = System.getenv(variable);
        assumeThat(folder).as("skipped: " + variable + " names no folder").isNotBlank();
        return Path.of(String.valueOf(folder));
    }

    @Test
    void hears_an_episode_that_has_audio_only() throws IOException {
        folder("PODBRIEF_MODELS_FOLDER");
        var recording = folder("PODBRIEF_TEST_DATA").resolve("F_audio/whisper.cpp/jfk.mp3");
        startOver();
        SHOWS.answer(RECORDING, 200, Files.readAllBytes(recording));
        SHOWS.answer(FEED, 200, """
                <rss version="2.0"><channel><title>Heard</title><item><guid>ask-not</guid><title>Ask not</title>
                <pubDate>Mon, 11 May 2026 08:00:00 GMT</pubDate>
                <enclosure url="http://%s%s" type="audio/mpeg" length="1"/></item></channel></rss>
                """.formatted(SHOWS.authority(), RECORDING));
        bean(FeedStore.class).add(URI.create("http://" + SHOWS.authority() + FEED));
        bean(FeedPoller.class).pollDue();
        bean(EpisodeWork.class).runDue(_ -> {});
        SHOWS.answerAsUsual();

        var episode = bean(EpisodeStore.class).find("ask-not").getFirst();
        var transcript = bean(TranscriptStore.class).find(episode.id()).orElseThrow();
        assertThat(transcript.text().toLowerCase(java.util.Locale.ROOT))
                .contains("ask not what your country can do for you");
        assertThat(transcript.source().words()).startsWith("speech recognition (whisper ");
        assertThat(transcript.cues())
                .allSatisfy(cue -> assertThat(cue.speaker()).isNull());
    }

    @Test
    void finds_insights_in_the_demo_show_that_has_audio_only() {
        folder("PODBRIEF_MODELS_FOLDER");
        startOver();
        var feed = URI.create("http://" + SHOWS.authority() + "/demo/" + Demo.AUDIO_ONLY_SHOW + "/feed.xml");
        bean(FeedStore.class).add(feed);
        bean(FeedPoller.class).pollDue();
        bean(EpisodeWork.class).runDue(_ -> {});

        assertThat(one("select count(*) from episode where stage = 'ready'")).isEqualTo("2");
        assertThat(one("select string_agg(q.text, ' ') from quote q"))
                .contains("cheapest batteries a country already owns")
                .doesNotContain("This is Meter Reading");
        assertThat(one("select count(*) from quote where speaker is not null")).isEqualTo("0");
    }
}
