package io.podbrief.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The recording of an episode, as the feed announces it; the file itself decides later.
///
/// @param url http or https
/// @param type media type in lower case without parameters; `null` when the feed gives none
/// @param length bytes, `> 0`; `null` when unknown, which feeds often write as 0
public record Enclosure(
        URI url, @Nullable String type, @Nullable Long length) {
    public Enclosure {
        if (length != null && length <= 0) throw new IllegalArgumentException(url + " has length " + length);
    }
}
