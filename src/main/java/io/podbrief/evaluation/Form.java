package io.podbrief.evaluation;

/// In which form an episode's transcript comes.
enum Form {
    /// As its publisher gives it: speakers, paragraphs.
    PUBLISHED,
    /// As a speech recogniser leaves it: no speakers, cues cut anywhere; see [Heard].
    HEARD
}
