package io.podbrief.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Somebody whom a publisher names as part of a podcast or an episode.
///
/// @param name plain text, not blank
/// @param role lower case, `host` when the feed gives none
/// @param group lower case, `cast` when the feed gives none
/// @param href a page about the person; `null` when there is none
public record Person(
        String name, String role, String group, @Nullable URI href) {
    public Person {
        if (name.isBlank()) throw new IllegalArgumentException("a person without a name");
    }
}
