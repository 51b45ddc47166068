package io.podbrief.relation;

import io.podbrief.insight.Sourced;

/// One line of what is shown beside an insight: another insight and how it stands to it.
///
/// @param label what the reader sees, such as `Updated by`
/// @param differs what differs, in one line; empty where nothing does or nothing is known
/// @param words exact words of this insight's text that show it; empty for [Relation.Type#RELATED]
/// @param ownWords exact words of the text of the insight that it is shown beside
/// @param voices that make its claim, itself included
/// @param status of the claim it makes
public record Related(
        Sourced sourced,
        Relation.Type type,
        String label,
        String differs,
        String words,
        String ownWords,
        Voices voices,
        Claim.Status status) {
    /// The label of a dispute that has ended, as the other side is superseded.
    static final String WAS_DISPUTED = "Was disputed by";

    /// The label without what belongs in a heading only: `Updates` for `Updates, said earlier`.
    public String chip() {
        int comma = label.indexOf(',');
        return comma < 0 ? label : label.substring(0, comma);
    }

    /// Whether this insight has changed how the other is to be read: it belongs above it.
    public boolean isAboveTheFold() {
        return label.equals(Relation.Type.CONTRADICTS.label(false))
                || label.equals(Relation.Type.UPDATES.label(false))
                || label.equals(Relation.Type.RESOLVES.label(false));
    }
}
