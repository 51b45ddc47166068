package io.podbrief.feed.namespace;

import io.podbrief.feed.BlockRule;
import io.podbrief.feed.Person;
import io.podbrief.feed.PodcastDescription;
import io.podbrief.feed.PollHints;
import io.podbrief.feed.Remark;
import io.podbrief.feed.ShowNotes;
import io.podbrief.platform.Markup;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the vocabularies have found about the podcast so far. Where several of them answer the same question, the
/// rank that they give decides (see [Choice]); texts that are empty once cleaned are no answer.
public final class PodcastDraft {
    /// Lists that nobody needs more of.
    private static final int MOST = 100;

    final Choice<URI> link = new Choice<>();
    final Choice<URI> image = new Choice<>();
    final Choice<URI> self = new Choice<>();
    final Choice<Boolean> explicit = new Choice<>();
    private final Choice<String> title = new Choice<>();
    private final Choice<String> author = new Choice<>();
    private final Choice<String> description = new Choice<>();
    private final Choice<String> language = new Choice<>();
    private final Set<URI> hubs = new LinkedHashSet<>();
    private final List<Person> persons = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<BlockRule> blocks = new ArrayList<>();
    private final Set<Integer> skipHours = new TreeSet<>();
    private final Set<DayOfWeek> skipDays = EnumSet.noneOf(DayOfWeek.class);

    @Nullable
    String guid;

    @Nullable
    String medium;

    @Nullable
    URI newFeedUrl;

    @Nullable
    Duration ttl;

    @Nullable
    Duration rhythm;

    boolean itunesBlock;
    boolean locked;
    boolean complete;

    void title(int rank, String written) {
        title.offer(rank, text(written));
    }

    void author(int rank, String written) {
        author.offer(rank, Names.of(written));
    }

    void description(int rank, String written, URI base) {
        var plain = ShowNotes.of(written, base).text();
        description.offer(rank, plain.isEmpty() ? null : plain);
    }

    void language(int rank, String written) {
        language.offer(rank, text(written));
    }

    void hub(@Nullable URI url) {
        if (url != null && hubs.size() < MOST) hubs.add(url);
    }

    void person(@Nullable Person person) {
        if (person != null && persons.size() < MOST) persons.add(person);
    }

    void remark(@Nullable Remark remark) {
        if (remark != null && remarks.size() < MOST) remarks.add(remark);
    }

    void block(BlockRule rule) {
        if (blocks.size() < MOST) blocks.add(rule);
    }

    void skipHour(int hour) {
        if (hour >= 0 && hour <= 24) skipHours.add(hour % 24); // some count from 1 to 24
    }

    void skipDay(DayOfWeek day) {
        skipDays.add(day);
    }

    /// Cleaned text of a short field; `null` when nothing is left.
    static @Nullable String text(@Nullable String written) {
        if (written == null) return null;
        var plain = Markup.text(written);
        return plain.isEmpty() ? null : plain;
    }

    PodcastDescription describe() {
        return new PodcastDescription(
                guid,
                title.best(),
                author.best(),
                description.best(),
                language.best(),
                medium,
                link.best(),
                image.best(),
                newFeedUrl,
                self.best(),
                List.copyOf(hubs),
                persons,
                remarks,
                itunesBlock,
                blocks,
                locked,
                complete,
                explicit.best(),
                new PollHints(ttl, skipHours, skipDays, rhythm));
    }
}
