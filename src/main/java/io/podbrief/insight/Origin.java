package io.podbrief.insight;

import io.podbrief.feed.Episode;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where an insight was said, as its feed describes it.
///
/// @param podcast row id of the show
/// @param show the show's title; its address where the feed gives none
/// @param title the episode's title; `null` when the feed gives none
/// @param link the episode's page at the publisher's; `null` when the feed gives none
/// @param audio the publisher's own audio address; `null` when there is none
public record Origin(
        long podcast,
        String show,
        Episode.Id episode,
        @Nullable String title,
        @Nullable URI link,
        @Nullable URI audio,
        Instant publishedAt) {}
