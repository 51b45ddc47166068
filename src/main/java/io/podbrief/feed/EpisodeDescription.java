package io.podbrief.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An episode as its feed describes it. Every text is plain (see [PodcastDescription]); only `notes` turn into
/// HTML. What the feed does not say is `null` or empty.
///
/// @param guid the publisher's own id, else the enclosure's address, else a hash of link and title; unique within
///     the feed only, publishers reuse it across feeds
/// @param publishedAt as written, so it may lie in the future: see [#publishedBy]
/// @param duration as the publisher says, greater than zero; the recording itself decides
/// @param transcripts in the feed's order
/// @param chapters where a JSON file of chapters lies
/// @param season `>= 0`
/// @param number of the episode within its season or show, `>= 0`
/// @param itunesBlock not to be shown in public
public record EpisodeDescription(
        String guid,
        @Nullable String title,
        @Nullable Instant publishedAt,
        @Nullable Enclosure enclosure,
        @Nullable Duration duration,
        @Nullable URI link,
        ShowNotes notes,
        List<TranscriptLink> transcripts,
        List<Person> persons,
        @Nullable URI chapters,
        List<Soundbite> soundbites,
        List<Remark> remarks,
        @Nullable Integer season,
        @Nullable Integer number,
        boolean itunesBlock,
        @Nullable Boolean explicit) {
    public EpisodeDescription {
        if (guid.isBlank()) throw new IllegalArgumentException("an episode with a blank guid");
        if (title != null && title.isBlank()) throw new IllegalArgumentException("episode " + guid + ": a blank title");
        if (duration != null && !duration.isPositive()) {
            throw new IllegalArgumentException("episode " + guid + " lasts " + duration);
        }
        transcripts = List.copyOf(transcripts);
        persons = List.copyOf(persons);
        soundbites = List.copyOf(soundbites);
        remarks = List.copyOf(remarks);
    }

    /// When it came out, as far as we can believe it: a date in the future, or none, means when we first saw it.
    public Instant publishedBy(Instant firstSeen) {
        return publishedAt == null || publishedAt.isAfter(firstSeen) ? firstSeen : publishedAt;
    }
}
