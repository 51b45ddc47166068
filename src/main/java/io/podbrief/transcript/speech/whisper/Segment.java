package io.podbrief.transcript.speech.whisper;

/// What the recognizer takes for one phrase.
///
/// @param from first sample in the window
/// @param to sample after its last
/// @param text stripped
record Segment(long from, long to, String text) {}
