package io.podbrief.transcript.speech;

import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recognizer understood of a recording.
///
/// @param source recognizer and model
/// @param language BCP 47: the one asked for, else the one heard; `null` when none was asked for and nobody speaks
/// @param length of the recording, as decoded, whatever its tags say
/// @param speech how much of it is speech
/// @param cues in order, with times from the start of the recording, speakers unknown; empty when nobody speaks
public record Heard(
        Source.Recognized source, @Nullable String language, Duration length, Duration speech, List<SpokenCue> cues) {
    public Heard {
        cues = List.copyOf(cues);
    }

    /// The one text that quotes are spans of.
    public Transcript transcript() {
        return Transcript.of(source, language, cues).within(length);
    }
}
