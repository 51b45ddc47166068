package io.podbrief.relation;

import io.podbrief.insight.Insight;
import java.util.Locale;

/// How one insight stands to another of another episode, with the words of both that show it.
///
/// @param from the later of the two; for [Type#QUALIFIES], [Type#CAUSES] and [Type#EXAMPLE_OF] the one that narrows,
///     explains or is the instance
/// @param differs what differs, in one line, such as `was 40 euros, now 28 euros`; empty where nothing does
/// @param fromWords exact words of `from`'s text
/// @param toWords exact words of `to`'s text
/// @param judge which rules or model said so, with their version
public record Relation(
        Insight.Id from, Insight.Id to, Type type, String differs, String fromWords, String toWords, String judge) {
    public Relation {
        if (from.equals(to)) throw new IllegalArgumentException("a relation of an insight with itself");
    }

    /// The types, in the order in which a reader should hear of them.
    public enum Type {
        UPDATES("Updated by", "Updates, said earlier"),
        CONTRADICTS("Disputed by", "Disputed by"),
        RESOLVES("Resolved by", "Resolves, said earlier"),
        SAME("Also said by", "Also said by"),
        QUALIFIES("Narrowed by", "Narrows"),
        CORROBORATES("Backed by", "Backed by"),
        CAUSES("Because of", "Led to"),
        EXAMPLE_OF("Example", "Example of"),
        RELATED("Related", "Related");

        private final String ofTo;
        private final String ofFrom;

        Type(String ofTo, String ofFrom) {
            this.ofTo = ofTo;
            this.ofFrom = ofFrom;
        }

        /// What the page of one insight calls the other.
        ///
        /// @param onFrom whether it is the page of the relation's `from`
        public String label(boolean onFrom) {
            return onFrom ? ofFrom : ofTo;
        }

        /// As it is stored, such as `example_of`.
        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Type of(String stored) {
            return valueOf(stored.toUpperCase(Locale.ROOT));
        }
    }
}
