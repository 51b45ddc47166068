package io.podbrief.insight;

/// How an insight's text came to be; always shown to the reader.
public enum Tier {
    /// The speaker's own words, at most shortened by fillers and false starts.
    QUOTE,
    /// Written by a language model, each sentence tied to what was said.
    WRITTEN
}
