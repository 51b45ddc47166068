package io.podbrief.insight;

/// What an insight does: the speech act is kept, so that an opinion never reads as a fact.
public enum Kind {
    FACT,
    OPINION,
    PREDICTION,
    ADVICE,
    NUMBER
}
