package io.podbrief.insight.extractive;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Score;
import org.jspecify.annotations.Nullable;

/// A passage that passed the gates, with what it is worth.
///
/// @param headline what to show above it
/// @param context the words to show before it; `null` for none
/// @param segment number of its topic segment
record Candidate(
        Passage passage,
        String headline,
        Insight.@Nullable Context context,
        Embedding embedding,
        Score quality,
        int segment) {}
