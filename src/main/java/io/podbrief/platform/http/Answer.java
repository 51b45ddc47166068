package io.podbrief.platform.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that asking the web for something can lead to. What a server may well do is an answer, never an
/// exception.
public sealed interface Answer {
    /// The redirects followed on the way, in order; each was checked like the first URL.
    List<Hop> hops();

    /// There is a body.
    ///
    /// @param status `200` to `299`, usually `200`
    /// @param uri where the body came from, after all redirects
    record Changed(int status, Content content, URI uri, List<Hop> hops, Validators validators, Freshness freshness)
            implements Answer {
        public Changed {
            hops = List.copyOf(hops);
        }
    }

    /// The server says that what we have is still right.
    ///
    /// @param validators to ask with next time: the answer's own, else those we asked with
    record NotModified(URI uri, List<Hop> hops, Validators validators, Freshness freshness) implements Answer {
        public NotModified {
            hops = List.copyOf(hops);
        }
    }

    /// There is no body. Nothing was kept of what may have arrived, except in a [PartFile].
    sealed interface Missed extends Answer {
        /// The stable machine code, such as `fetch.timeout`.
        String code();

        /// What happened and what to do, in one sentence for people. Holds host names from outside, but only in
        /// the letters, digits, dots and hyphens that URLs allow.
        String sentence();
    }

    /// We will not have it: its address, its size or its redirects break our rules. Asking again changes nothing
    /// until its publisher or the operator changes something.
    record Refused(String code, String sentence, List<Hop> hops) implements Missed {
        public Refused {
            hops = List.copyOf(hops);
        }
    }

    /// It could not be had this time: network, TLS, time. Asking again later may help.
    record Failed(String code, String sentence, List<Hop> hops) implements Missed {
        public Failed {
            hops = List.copyOf(hops);
        }
    }

    /// The server answered with a status that brings nothing: `404`, `410`, `429`, `503` and so on.
    ///
    /// @param retryAfter how long the server asks us to stay away, at most seven days; `null` when it does not
    ///     say
    record HttpStatus(int status, String sentence, @Nullable Duration retryAfter, List<Hop> hops) implements Missed {
        public HttpStatus {
            hops = List.copyOf(hops);
        }

        @Override
        public String code() {
            return "fetch.http_status";
        }

        /// Whether asking again later may help: the server is busy, was too slow, or is broken.
        public static boolean isPassing(int status) {
            return status == 429 || status == 408 || status >= 500;
        }
    }

    /// One redirect: a server answered with `status` and sent us to `to`.
    record Hop(int status, URI to) {}

    /// A body and what its server says that it is.
    ///
    /// @param type the media type in lower case, without parameters; `null` when not given or not readable
    /// @param charset the name as given, which may be none that Java knows; `null` when not given
    record Content(
            Body body, @Nullable String type, @Nullable String charset) {}

    /// When the server wants to be asked again.
    ///
    /// @param freshFor how long the answer is good for by `max-age`, else by `Expires`; `[0, 7 days]`, `null`
    ///     when not said
    /// @param retryAfter how long to stay away; `[0, 7 days]`, `null` when not said
    record Freshness(@Nullable Duration freshFor, @Nullable Duration retryAfter) {}
}
