package io.podbrief.ranking;

import io.podbrief.insight.Score;
import io.podbrief.insight.Sourced;
import io.podbrief.relation.Claim;
import io.podbrief.relation.News;

/// An insight as it stands for one reader.
///
/// @param score its parts sum to its total
/// @param why what to tell the reader about it, such as "you follow grid storage; 3 shows say this"
/// @param news what makes it worth telling to them
public record Ranked(Sourced sourced, Claim.Id claim, Score score, String why, News news) {}
