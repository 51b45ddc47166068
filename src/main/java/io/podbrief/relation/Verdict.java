package io.podbrief.relation;

/// What a judge says of two insights.
public sealed interface Verdict {
    /// A type that can be shown.
    ///
    /// @param reversed whether the second of the two is the relation's `from`
    /// @param differs as in [Relation]
    /// @param words exact words of the first one's text that show it
    /// @param otherWords exact words of the second one's
    record Typed(Relation.Type type, boolean reversed, String differs, String words, String otherWords)
            implements Verdict {}

    /// Nothing can be shown: the two are related at most. This is the rule rather than the exception.
    ///
    /// @param reason a few words that are counted, such as `another attribute`
    record Abstained(String reason) implements Verdict {}
}
