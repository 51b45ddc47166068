package io.podbrief.feed.namespace;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Media types as feeds write them, and what kind of file they stand for.
final class MediaType {
    /// In the order in which we want them.
    enum Kind {
        AUDIO(0),
        VIDEO(10),
        UNKNOWN(20),
        OTHER(30);

        /// A rank for [Choice] with room for ten more behind it.
        private final int rank;

        Kind(int rank) {
            this.rank = rank;
        }

        int rank() {
            return rank;
        }
    }

    private MediaType() {}

    /// The type as we keep it.
    ///
    /// @return lower case, without parameters; `null` when there is none
    static @Nullable String of(@Nullable String written) {
        if (written == null) return null;
        int end = written.indexOf(';');
        var type = (end < 0 ? written : written.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return type.isEmpty() || type.length() > 200 ? null : type;
    }

    /// By the type where it says something, else by how the address ends.
    ///
    /// @param type as [#of] returns it
    static Kind kind(@Nullable String type, URI url) {
        if (type != null && type.startsWith("audio/")) return Kind.AUDIO;
        if (type != null && type.startsWith("video/")) return Kind.VIDEO;
        var byName = byName(url);
        if (byName != Kind.UNKNOWN || type == null) return byName;
        return type.startsWith("application/octet") ? Kind.UNKNOWN : Kind.OTHER;
    }

    private static Kind byName(URI url) {
        var path = url.getRawPath();
        if (path == null) return Kind.UNKNOWN;
        return switch (path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "mp3", "m4a", "m4b", "aac", "ogg", "oga", "opus", "flac", "wav" -> Kind.AUDIO;
            case "mp4", "m4v", "mov", "webm", "mkv" -> Kind.VIDEO;
            default -> Kind.UNKNOWN;
        };
    }
}
