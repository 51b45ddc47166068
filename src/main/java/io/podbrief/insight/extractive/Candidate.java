package io.podbrief.insight.extractive;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Score;

/// A passage that passed the gates, with what it is worth.
///
/// @param segment number of its topic segment
record Candidate(Passage passage, Embedding embedding, Score quality, int segment) {}
