package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.util.List;

/// The JSON of Podcasting 2.0: `segments` with `speaker`, `startTime`, `endTime` in seconds, and `body`. Some
/// hosts write one segment for each word; those are joined to sentences.
final class PodcastJson implements TranscriptFormat {
    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean recognizes(String text) {
        return OtherFiles.isJson(text) && (text.contains("\"body\"") || text.contains("\"startTime\""));
    }

    @Override
    public List<SpokenCue> read(String text) {
        if (!OtherFiles.isJson(text)) throw NotATranscript.because("is not JSON");
        return JsonWords.cues(JsonSegments.read(text));
    }
}
