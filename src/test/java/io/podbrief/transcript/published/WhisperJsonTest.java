package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

class WhisperJsonTest extends TranscriptFormatContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected TranscriptFormat format() {
        return new WhisperJson();
    }

    @Override
    protected String talk() {
        return Talk.in("whisper.json");
    }

    @Override
    protected String cue(int index, String words) {
        return "{\"id\": %d, \"start\": %d.0, \"end\": %d.5, \"text\": %s},"
                .formatted(index, index, index, JSON.writeValueAsString(" " + words));
    }

    @Override
    protected String file(String cues) {
        return "{\"segments\": [" + cues + "], \"language\": \"en\"}";
    }

    @Override
    protected boolean hasEnds() {
        return true;
    }

    @Override
    protected boolean hasSpeakers() {
        return false;
    }

    @Test
    void reads_what_whisper_cpp_writes() {
        assertThat(new WhisperJson().read("""
                {"systeminfo": "x", "result": {"language": "en"}, "transcription": [
                 {"timestamps": {"from": "00:00:00,000", "to": "00:00:02,500"}, "offsets": {"from": 0, "to": 2500}, "text": " It froze in May."}]}
                """)).containsExactly(cue(0, 2500, null, "It froze in May."));
    }

    @Test
    void reads_what_transformers_and_whisperx_write() {
        assertThat(new WhisperJson().read("""
                {"text": "It froze in May.", "chunks": [{"timestamp": [0.5, 2.0], "text": " It froze in May."}, {"timestamp": [2.0, null], "text": " And in June."}]}
                """))
                .containsExactly(
                        cue(500, 2000, null, "It froze in May."),
                        new SpokenCue(Duration.ofSeconds(2), null, null, "And in June."));
        assertThat(new WhisperJson().read("""
                [{"start": 0.5, "end": 2, "text": " It froze in May.", "speaker": "SPEAKER_00"}, {"start": 2, "end": 3, "text": "Did it now?", "speaker": 1}]
                """))
                .containsExactly(
                        cue(500, 2000, "SPEAKER_00", "It froze in May."), cue(2000, 3000, "Speaker 1", "Did it now?"));
    }

    @Test
    void words_alone_will_do_and_a_text_alone_will_do() {
        assertThat(new WhisperJson().read("""
                {"text": "It froze.", "words": [{"word": "It", "start": 0, "end": 0.5}, {"word": "froze.", "start": 0.5, "end": 1}]}
                """)).containsExactly(cue(0, 1000, null, "It froze."));
        assertThat(new WhisperJson().read("{\"text\": \"It froze.\"}"))
                .containsExactly(new SpokenCue(null, null, null, "It froze."));
    }

    private static SpokenCue cue(int from, int to, @Nullable String speaker, String text) {
        return new SpokenCue(Duration.ofMillis(from), Duration.ofMillis(to), speaker, text);
    }
}
