package io.podbrief.feed.namespace;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;

import io.podbrief.feed.Bozo;
import io.podbrief.feed.EpisodeDescription;
import io.podbrief.feed.ParsedFeed;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A feed while it is being read: the podcast, the episodes that are complete, and what is wrong so far.
public final class FeedDraft {
    /// Episodes read of one feed; the rest is left out.
    public static final int MOST_EPISODES = 20_000;

    private static final Comparator<@Nullable Instant> AGE = nullsFirst(naturalOrder());

    private final PodcastDraft podcast = new PodcastDraft();
    private final Map<String, EpisodeDescription> episodes = new LinkedHashMap<>();
    private final Set<Bozo> marks = EnumSet.noneOf(Bozo.class);
    private final Predicate<String> known;
    private int seen;
    private boolean stopped;

    /// @param known whether an episode of this guid was read before; reading may stop at the first one that was
    public FeedDraft(Predicate<String> known) {
        this.known = known;
    }

    /// What is known of the podcast.
    public PodcastDraft podcast() {
        return podcast;
    }

    /// The language of the document as a whole, for feeds that have no element for it.
    public void language(String written) {
        podcast.language(2, written);
    }

    /// Notes something that is wrong.
    public void mark(Bozo mark) {
        marks.add(mark);
    }

    /// Takes over an episode that is complete. Of two with the same guid the newer one stays, of equals the first.
    public void add(EpisodeDraft draft) {
        if (++seen > MOST_EPISODES) {
            marks.add(Bozo.CUT);
            return;
        }
        marks.addAll(draft.marks());
        var episode = draft.describe();
        episodes.merge(episode.guid(), episode, this::newer);
        stopped |= known.test(episode.guid());
    }

    private EpisodeDescription newer(EpisodeDescription first, EpisodeDescription second) {
        marks.add(Bozo.DUPLICATE_GUID);
        return comparing(EpisodeDescription::publishedAt, AGE).compare(first, second) >= 0 ? first : second;
    }

    /// Whether there is no need to read on.
    public boolean full() {
        return stopped || seen > MOST_EPISODES;
    }

    /// Whether reading ended at a known episode.
    public boolean stopped() {
        return stopped;
    }

    /// The feed as far as it was read.
    public ParsedFeed feed() {
        return new ParsedFeed(podcast.describe(), List.copyOf(episodes.values()), marks);
    }
}
