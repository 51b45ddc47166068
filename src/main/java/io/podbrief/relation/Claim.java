package io.podbrief.relation;

import java.util.Locale;

/// One statement, independent of its wording; several insights may make it.
public record Claim(Id id) {
    public record Id(long value) {}

    /// What has become of a claim, which follows from its relations by rules; the first that holds counts.
    public enum Status {
        /// A newer insight updates it.
        SUPERSEDED,
        /// It was a possibility, which has come about or was ruled out.
        RESOLVED,
        /// Another show contradicts it, with a claim that is not superseded itself.
        DISPUTED,
        CURRENT;

        /// As it is stored and shown, such as `current`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Status of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
