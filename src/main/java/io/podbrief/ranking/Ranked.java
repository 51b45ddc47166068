package io.podbrief.ranking;

import io.podbrief.insight.Score;
import io.podbrief.insight.Sourced;
import io.podbrief.relation.Claim;

/// An insight as it stands for one reader.
///
/// @param score its parts sum to its total
/// @param why what to tell the reader about it, such as "you follow grid storage; new"
public record Ranked(Sourced sourced, Claim.Id claim, Score score, String why) {}
