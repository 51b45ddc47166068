package io.podbrief.feed;

import io.podbrief.platform.Failure;
import java.net.URI;
import java.util.List;

/// What reading a feed's body leads to. A page that is no feed is an answer, not an exception.
public sealed interface Reading {
    /// A feed that could be read.
    ///
    /// @param whole `false` when reading stopped at an episode that was already known: what is then missing from
    ///     `episodes` is not gone from the feed
    record Read(ParsedFeed feed, boolean whole) implements Reading {}

    /// Nothing of the body can be used. What was known of the feed before stays as it is.
    sealed interface Refused extends Reading {
        /// The stable code, listed in docs/codes.md.
        String code();

        /// What happened and what to do.
        String sentence();

        /// This refusal for a caller that has no other way on.
        default Failure.Permanent failure() {
            return new Failure.Permanent(code(), sentence());
        }
    }

    /// Something else than a feed.
    ///
    /// @param what what it is instead, to follow "This is"
    /// @param offered feeds that the page links to, in its order, without repeats; often empty
    record NotAFeed(String what, List<URI> offered) implements Refused {
        public NotAFeed {
            offered = List.copyOf(offered);
        }

        @Override
        public String code() {
            return "feed.not_a_feed";
        }

        @Override
        public String sentence() {
            if (offered.isEmpty()) return "This is " + what + ", not a feed; look for its feed's address and add that.";
            var addresses = offered.stream().map(URI::toString).toList();
            return "This is " + what + ", not a feed; it offers " + String.join(", ", addresses)
                    + ": add one of these.";
        }
    }

    /// No bytes, or nothing but white space or an XML declaration.
    record Empty() implements Refused {
        @Override
        public String code() {
            return "feed.empty";
        }

        @Override
        public String sentence() {
            return "The feed's server sent an empty answer; earlier episodes are kept and it is asked again later.";
        }
    }

    /// More than a feed has any use for, as an attack has it.
    ///
    /// @param what the limit, such as "elements nested more than 64 deep"
    record OverLimit(String what) implements Refused {
        @Override
        public String code() {
            return "feed.limit";
        }

        @Override
        public String sentence() {
            return "The feed has " + what + " and was not read; its publisher has to mend it.";
        }
    }
}
