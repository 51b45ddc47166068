package io.podbrief.cli;

import io.podbrief.feed.Episode;
import io.podbrief.ranking.Ranked;
import io.podbrief.relation.Related;
import java.time.Instant;
import java.util.List;

/// What a run of `podbrief brief` found.
///
/// @param scanned episodes that were looked at, newest first
/// @param shows how many shows they are of
/// @param insights at most five, in reading order
/// @param found how many insights there were to choose from
/// @param problems what could not be used, feeds and episodes alike
record BriefResult(
        Instant generatedAt,
        List<Episode> scanned,
        int shows,
        List<Chosen> insights,
        int found,
        boolean hasInterests,
        boolean everySourceFailed,
        List<Problem> problems) {
    /// An insight with what other episodes of the same run say about it.
    record Chosen(Ranked ranked, List<Related> related) {}

    /// @param source the address, file or episode that it is about
    record Problem(String code, String message, String source) {
        /// Splits a stored reason, `code: sentence`.
        static Problem of(String reason, String source) {
            int colon = reason.indexOf(": ");
            return colon < 0
                    ? new Problem("bug", reason, source)
                    : new Problem(reason.substring(0, colon), reason.substring(colon + 2), source);
        }
    }
}
