package io.podbrief.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One episode of a podcast as it is stored.
///
/// @param podcast row id of its show
/// @param show the show's title; `null` when its feed gives none
/// @param guid the publisher's own id, else the enclosure's address; unique within the podcast only
/// @param title plain text; `null` when the feed gives none
/// @param notes sanitised HTML, may be empty
/// @param audio the publisher's own address of the recording; `null` when there is none
/// @param transcripts published transcripts in the order the feed lists them; often empty
/// @param backlog whether it was there already when the feed was first read
/// @param reason code and sentence of the end, or of the last failure; `null` when there is none
/// @param readyAt when its insights could first be found; `null` before that
public record Episode(
        Id id,
        long podcast,
        @Nullable String show,
        String guid,
        @Nullable String title,
        @Nullable URI link,
        String notes,
        @Nullable URI audio,
        @Nullable Duration duration,
        List<TranscriptLink> transcripts,
        List<Person> persons,
        Instant publishedAt,
        boolean backlog,
        Stage stage,
        @Nullable String reason,
        @Nullable Instant readyAt) {

    public record Id(long value) {}

    /// Where an episode stands: listed, or the stage that runs next, or at an end.
    public enum Stage {
        /// Known, and processed only on request.
        LISTED,
        TRANSCRIPT,
        INSIGHT,
        RELATION,
        /// Its insights can be found.
        READY,
        /// Nothing can be had from it; the reason says why.
        ENDED;

        /// The name in tables, commands and counters.
        public String key() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Episode {
        if (guid.isBlank()) throw new IllegalArgumentException("episode " + id.value() + " has a blank guid");
        transcripts = List.copyOf(transcripts);
        persons = List.copyOf(persons);
    }

    /// Whether only hearing its recording can tell what is said in it.
    public boolean isAudioOnly() {
        return transcripts.isEmpty() && audio != null;
    }

    /// The title, else the guid, for messages.
    public String name() {
        return title == null ? guid : title;
    }
}
