package io.podbrief.feed.namespace;

import io.podbrief.feed.Bozo;
import io.podbrief.feed.Enclosure;
import io.podbrief.feed.EpisodeDescription;
import io.podbrief.feed.Person;
import io.podbrief.feed.Remark;
import io.podbrief.feed.ShowNotes;
import io.podbrief.feed.Soundbite;
import io.podbrief.feed.TranscriptLink;
import io.podbrief.platform.PlainText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the vocabularies have found about one episode so far; ranks as in [PodcastDraft].
public final class EpisodeDraft {
    /// Lists that nobody needs more of.
    private static final int MOST = 100;

    final Choice<URI> link = new Choice<>();
    final Choice<Duration> duration = new Choice<>();
    final Choice<Integer> season = new Choice<>();
    final Choice<Integer> number = new Choice<>();
    final Choice<Boolean> explicit = new Choice<>();
    private final Choice<String> guid = new Choice<>();
    private final Choice<String> title = new Choice<>();
    private final Choice<Instant> published = new Choice<>();
    private final Choice<Enclosure> enclosure = new Choice<>();
    private final Choice<ShowNotes> notes = new Choice<>();
    private final List<TranscriptLink> transcripts = new ArrayList<>();
    private final List<Person> persons = new ArrayList<>();
    private final List<Soundbite> soundbites = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final Set<Bozo> marks = EnumSet.noneOf(Bozo.class);

    @Nullable
    URI chapters;

    boolean itunesBlock;

    void guid(int rank, @Nullable String written) {
        if (written == null) return;
        var plain = PlainText.line(written);
        guid.offer(rank, plain.isEmpty() ? null : plain);
    }

    void title(int rank, @Nullable String written) {
        title.offer(rank, PodcastDraft.text(written));
    }

    void notes(int rank, String written, URI base) {
        var offered = ShowNotes.of(written, base);
        notes.offer(rank, offered.isEmpty() ? null : offered);
    }

    /// A date that cannot be read marks the feed; the next best one is used.
    void published(int rank, @Nullable String written) {
        if (written == null || written.isBlank()) return;
        var moment = FeedDate.parse(written);
        if (moment == null) marks.add(Bozo.DATE);
        published.offer(rank, moment);
    }

    /// Audio comes before video, video before what is neither; among equals the lower rank.
    ///
    /// @param rank 0 to 9
    void enclosure(int rank, @Nullable URI url, @Nullable String type, @Nullable Long length) {
        if (url == null) return;
        var media = MediaType.of(type);
        enclosure.offer(MediaType.kind(media, url).rank() + rank, new Enclosure(url, media, length));
    }

    void transcript(TranscriptLink link) {
        if (transcripts.size() < MOST && !transcripts.contains(link)) transcripts.add(link);
    }

    void person(@Nullable Person person) {
        if (person != null && persons.size() < MOST) persons.add(person);
    }

    void soundbite(@Nullable Soundbite soundbite) {
        if (soundbite != null && soundbites.size() < MOST) soundbites.add(soundbite);
    }

    void remark(@Nullable Remark remark) {
        if (remark != null && remarks.size() < MOST) remarks.add(remark);
    }

    Set<Bozo> marks() {
        return marks;
    }

    EpisodeDescription describe() {
        var recording = enclosure.best();
        var words = notes.best() == null ? ShowNotes.NONE : notes.best();
        var identity = new Identity(guid.best(), recording, link.best(), title.best());
        return new EpisodeDescription(
                identity.guid(published.best(), words.hashCode(), duration.best(), season.best(), number.best()),
                title.best(),
                published.best(),
                recording,
                duration.best(),
                link.best(),
                words,
                transcripts,
                persons,
                chapters,
                soundbites,
                remarks,
                season.best(),
                number.best(),
                itunesBlock,
                explicit.best());
    }
}
