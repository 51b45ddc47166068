package io.podbrief.transcript.speech;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns speech into text. Add one by adding a folder beside `whisper`; nothing else changes.
///
/// Thread safe, though several recordings at once only make each of them slower.
public interface SpeechRecognizer {
    /// Its name in settings and in [io.podbrief.transcript.Source.Recognized]; lower case, unique.
    String name();

    /// The model that a recording in this language would be heard with. Ask before fetching the recording.
    ///
    /// @param language BCP 47; `null` when not known
    /// @throws io.podbrief.platform.Failure.Permanent `speech.no_model`, `speech.language`
    String model(@Nullable String language);

    /// The host that recordings are sent to; empty where they stay on this machine.
    default Optional<String> sentTo() {
        return Optional.empty();
    }

    /// Hears a whole recording. Slow: expect minutes of work per hour of audio, so call it from a job. An
    /// interrupt ends it within seconds, with the thread still interrupted.
    ///
    /// @param audio a readable file; what it is, is decided by its bytes, not by its name
    /// @param listener told on the calling thread how far it is; what it throws ends the hearing
    /// @return cues in order; none if nobody speaks
    /// @throws io.podbrief.platform.Failure.Retryable if trying later may help: `speech.timeout`,
    ///     `speech.crashed`, `speech.memory`, `speech.interrupted`, `speech.unavailable`,
    ///     `disk.full`
    /// @throws io.podbrief.platform.Failure.Permanent if it never will with this file or these models:
    ///     `audio.unsupported`, `audio.playlist`, `audio.too_long`, `audio.decoder`, `speech.no_model`,
    ///     `speech.language`, `speech.refused`
    Heard hear(Path audio, Hearing hearing, HearingListener listener);
}
