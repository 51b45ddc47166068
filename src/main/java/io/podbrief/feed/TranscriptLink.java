package io.podbrief.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where a publisher's transcript of an episode lies.
///
/// @param url http or https
/// @param type media type in lower case, such as `text/vtt`; `null` when the feed gives none, then the bytes
///     decide
/// @param language as the feed gives it, such as `es`; `null` means the podcast's own
/// @param rel `captions` for closed captions; mostly `null`
public record TranscriptLink(
        URI url,
        @Nullable String type,
        @Nullable String language,
        @Nullable String rel) {}
