package io.podbrief.feed.namespace;

import io.podbrief.feed.Enclosure;
import io.podbrief.platform.Sha256;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What makes an episode the same one at the next reading: its guid, else the address of its recording, else a
/// hash of link and title. What has none of these is no episode that anybody could use; it is told apart by what
/// else it says.
///
/// Part of the contract with stored data: a change here makes every episode without a guid look new.
record Identity(
        @Nullable String given,
        @Nullable Enclosure enclosure,
        @Nullable URI link,
        @Nullable String title) {
    /// A longer guid does not fit an index; it is kept as its hash.
    private static final int LONGEST = 1_000;

    /// @param rest whatever else the episode says
    String guid(@Nullable Object... rest) {
        if (given != null) return given.length() <= LONGEST ? given : hash(given);
        if (enclosure != null) {
            var url = enclosure.url().toString();
            return url.length() <= LONGEST ? url : hash(url);
        }
        return link != null || title != null ? hash(link + "\n" + title) : hash(Arrays.toString(rest));
    }

    private static String hash(String text) {
        return "sha256:" + Sha256.hex(text);
    }
}
