package io.podbrief.relation;

import io.podbrief.insight.Sourced;

/// One line of an insight's related list.
///
/// @param type `same` or `related`
/// @param shows how many shows make this claim, itself included, `>= 1`
public record Related(Sourced sourced, Type type, int shows) {
    /// How one insight stands to another. Abstaining is allowed: without evidence for more, two insights are just
    /// related.
    public enum Type {
        SAME,
        RELATED
    }
}
