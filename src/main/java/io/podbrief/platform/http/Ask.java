package io.podbrief.platform.http;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One request to the open web.
///
/// @param url as it was found, never parsed by anybody before: what it means is decided by the parser that also
///     dials
/// @param kind what is asked for, which settles the caps
/// @param validators what the last answer for this URL carried, else [Validators#NONE]
/// @param accept the media types wanted, in the form of an `Accept` header
/// @param into where the body goes; the file appears only once it is complete, and replaces an older one. `null`
///     for memory, which audio and models are too large for
/// @param part the file to go on with, where the body may come in several pieces; `null` for one that comes whole
public record Ask(
        String url,
        Kind kind,
        Validators validators,
        String accept,
        @Nullable Path into,
        @Nullable PartFile part) {
    public Ask {
        if (kind == Kind.AUDIO && into == null) throw new IllegalArgumentException("audio needs a file to go into");
        if (kind == Kind.MODEL && part == null)
            throw new IllegalArgumentException("a model needs a part file to go on with");
        if (!accept.matches("[ -~]+")) throw new IllegalArgumentException("not an Accept header: " + accept);
    }

    /// What is asked for. Each kind has its own cap on bytes and time in [FetchSettings].
    public enum Kind {
        FEED("application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5"),
        TRANSCRIPT("text/vtt, application/x-subrip, application/srt, application/json, text/html;q=0.9, */*;q=0.5"),
        PAGE("text/html, application/xhtml+xml, */*;q=0.5"),
        IMAGE("image/*, */*;q=0.5"),
        AUDIO("audio/*, */*;q=0.5"),
        /// Has no cap of its own: its [PartFile] knows the size and the sum.
        MODEL("*/*");

        private final String accept;

        Kind(String accept) {
            this.accept = accept;
        }
    }

    /// Asks for a body in memory, unconditionally.
    public static Ask of(String url, Kind kind) {
        return new Ask(url, kind, Validators.NONE, kind.accept, null, null);
    }

    /// Asks for a body in a file, unconditionally.
    public static Ask of(String url, Kind kind, Path into) {
        return new Ask(url, kind, Validators.NONE, kind.accept, into, null);
    }

    /// Asks for what a file still lacks.
    public static Ask of(String url, Kind kind, PartFile part) {
        return new Ask(url, kind, Validators.NONE, kind.accept, part.path(), part);
    }

    /// The same, but only if what is there has changed since these validators were given out.
    public Ask unless(Validators known) {
        return new Ask(url, kind, known, accept, into, part);
    }
}
