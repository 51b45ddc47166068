package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.util.List;

/// The JSON that Whisper and its kin write, in the dialects of OpenAI, whisper.cpp, WhisperX and
/// Transformers: segments with `text` and `start` or `offsets`, with a `speaker` where voices were told
/// apart, or words alone.
final class WhisperJson implements TranscriptFormat {
    @Override
    public String name() {
        return "whisper-json";
    }

    @Override
    public boolean recognizes(String text) {
        return OtherFiles.isJson(text) && (text.contains("\"text\"") || text.contains("\"word\""));
    }

    @Override
    public List<SpokenCue> read(String text) {
        if (!OtherFiles.isJson(text)) throw NotATranscript.because("is not JSON");
        return JsonWords.cues(JsonSegments.read(text));
    }
}
