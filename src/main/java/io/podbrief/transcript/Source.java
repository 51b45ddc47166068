package io.podbrief.transcript;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the words of a transcript come from. Stored and shown beside every quote.
public sealed interface Source {
    /// What it is, in a few words for people.
    String words();

    /// A file that the publisher offers; preferred to everything else.
    ///
    /// @param format what the file really was, whatever its label said: `vtt`, `srt`, `json`, `whisper-json`,
    ///     `html`, `ttml`, `markdown` or `text`
    /// @param url where it was fetched; `null` when it came as a file
    record Published(String format, @Nullable URI url) implements Source {
        @Override
        public String words() {
            return "the publisher's own (" + format + ")";
        }
    }

    /// Speech that we recognized ourselves.
    ///
    /// @param recognizer the recognizer's name, such as `whisper`
    /// @param model the model it used, such as `tiny.en`
    record Recognized(String recognizer, String model) implements Source {
        @Override
        public String words() {
            return "speech recognition (" + recognizer + " " + model + ")";
        }
    }
}
