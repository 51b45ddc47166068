package io.podbrief.feed;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import java.util.List;
import java.util.Set;

/// Everything that one body of a feed says.
///
/// @param episodes in the feed's order, no two with the same guid; may be empty
/// @param marks what was wrong with it; empty for a good feed
public record ParsedFeed(PodcastDescription podcast, List<EpisodeDescription> episodes, Set<Bozo> marks) {
    public ParsedFeed {
        episodes = List.copyOf(episodes);
        marks = Set.copyOf(marks);
        long guids = episodes.stream().map(EpisodeDescription::guid).distinct().count();
        if (guids != episodes.size()) throw new IllegalArgumentException("two episodes with the same guid");
    }

    /// The newest episodes, newest first; those without a date come last, equal dates keep the feed's order.
    ///
    /// @param most how many at most, `>= 0`
    public List<EpisodeDescription> newest(int most) {
        return episodes.stream()
                .sorted(comparing(EpisodeDescription::publishedAt, nullsFirst(naturalOrder()))
                        .reversed())
                .limit(most)
                .toList();
    }
}
