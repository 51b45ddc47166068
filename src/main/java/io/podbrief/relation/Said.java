package io.podbrief.relation;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Sourced;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a judge of relations sees of an insight.
///
/// @param text what it says
/// @param before words said before, which may name what the text only points at; empty where there are none
/// @param speaker `null` when not known
/// @param meaning embedding of `text`
/// @param on the day it was said; `null` when not known, which makes a judge abstain from all that needs an order
public record Said(
        String text,
        String before,
        String show,
        @Nullable String speaker,
        @Nullable LocalDate on,
        Embedding meaning) {
    static Said of(Sourced sourced) {
        return of(sourced.insight(), sourced.origin().show());
    }

    public static Said of(Insight insight, String show) {
        var context = insight.context();
        return new Said(
                insight.text(),
                context == null ? "" : context.text(),
                show,
                insight.quote().speaker(),
                insight.saidOn(),
                insight.embedding());
    }
}
