package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class PodcastJsonTest extends TranscriptFormatContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected TranscriptFormat format() {
        return new PodcastJson();
    }

    @Override
    protected String talk() {
        return Talk.in("json");
    }

    @Override
    protected String cue(int index, String words) {
        return "{\"startTime\": %d, \"endTime\": %d.5, \"body\": %s},\n"
                .formatted(index, index, JSON.writeValueAsString(words));
    }

    @Override
    protected String file(String cues) {
        return "{\"version\": \"1.0.0\", \"segments\": [" + cues + "]}";
    }

    @Override
    protected boolean hasEnds() {
        return true;
    }

    @Test
    void words_are_joined_to_sentences_of_one_speaker() {
        assertThat(new PodcastJson().read("""
                {"segments": [
                 {"speaker": "Ada", "startTime": 0.5, "endTime": 0.75, "body": "It"},
                 {"speaker": "Ada", "startTime": 1, "endTime": 1.25, "body": "froze"},
                 {"speaker": "Ada", "startTime": 1.25, "endTime": 1.3, "body": "."},
                 {"speaker": "Ada", "startTime": 1.5, "endTime": 1.75, "body": "When?"},
                 {"speaker": "Ben", "startTime": 2, "endTime": 2.25, "body": "In"},
                 {"speaker": "Ben", "startTime": 2.25, "endTime": 2.5, "body": "May\\n"},
                 {"speaker": "Ben", "startTime": 12.25, "endTime": 12.5, "body": "Truly"}]}
                """))
                .containsExactly(
                        cue(500, 1300, "Ada", "It froze."),
                        cue(1500, 1750, "Ada", "When?"),
                        cue(2000, 2500, "Ben", "In May"),
                        cue(12250, 12500, "Ben", "Truly"));
    }

    @Test
    void pieces_of_words_that_bring_their_own_spaces_are_not_torn_apart() {
        assertThat(new PodcastJson().read("""
                {"segments": [{"startTime": 0, "endTime": 1, "body": " The"}, {"startTime": 1, "endTime": 2, "body": " harb"},
                 {"startTime": 2, "endTime": 3, "body": "our"}, {"startTime": 3, "endTime": 4, "body": " froze"},
                 {"startTime": 4, "endTime": 5, "body": " again."}]}
                """)).containsExactly(cue(0, 5000, null, "The harbour froze again."));
    }

    @Test
    void times_that_are_no_times_cost_no_words() {
        assertThat(new PodcastJson().read("""
                {"segments": [{"startTime": NaN, "endTime": 1e300, "body": "One and two"},
                 {"startTime": "00:00:02.500", "endTime": "3.5", "body": "three and four"},
                 {"startTime": {"s": [1]}, "endTime": null, "body": "five and six", "words": [[[{}]]]}]}
                """))
                .containsExactly(
                        new SpokenCue(null, null, null, "One and two"),
                        cue(2500, 3500, null, "three and four"),
                        new SpokenCue(null, null, null, "five and six"));
    }

    @Test
    void chapters_and_error_messages_are_refused_by_name() {
        assertThatThrownBy(() -> new PodcastJson()
                        .read("{\"version\":\"1.2.0\",\"chapters\":[{\"startTime\":0,\"title\":\"Intro\"}]}"))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("JSON without the segments");
        assertThatThrownBy(() -> new PodcastJson().read("{\"segments\":[{\"body\":\"cut off"))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("broken JSON");
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThatThrownBy(() -> new PodcastJson().read("{\"body\":".repeat(1_000_000)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("broken JSON");
    }

    private static SpokenCue cue(int from, int to, @org.jspecify.annotations.Nullable String speaker, String text) {
        return new SpokenCue(Duration.ofMillis(from), Duration.ofMillis(to), speaker, text);
    }
}
