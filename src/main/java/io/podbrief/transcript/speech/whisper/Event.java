package io.podbrief.transcript.speech.whisper;

import org.jspecify.annotations.Nullable;

/// What the child tells its parent, in the order things happen: one [Started], then [At], [Cue] and once
/// [Language] in turn, at last [Done]; or [Failed] at any point. Times are whole milliseconds of the recording.
sealed interface Event {
    /// The recording is open and the model loaded.
    ///
    /// @param claimed what the file claims to last; 0 when it does not say
    record Started(long claimed) implements Event {}

    /// Everything before has been heard, and its cues were sent.
    record At(long position) implements Event {}

    /// The language is settled.
    ///
    /// @param code ISO 639-1
    record Language(String code) implements Event {}

    /// A piece of speech.
    record Cue(long from, long to, String text) implements Event {}

    /// The end of the recording.
    ///
    /// @param length as decoded
    /// @param speech how much of it was given to the recognizer
    /// @param language ISO 639-1; `null` when nobody spoke
    record Done(long length, long speech, @Nullable String language) implements Event {}

    /// It cannot be heard.
    ///
    /// @param code stable
    /// @param sentence for people
    record Failed(String code, String sentence) implements Event {}
}
