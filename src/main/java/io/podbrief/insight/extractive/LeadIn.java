package io.podbrief.insight.extractive;

import io.podbrief.insight.Insight;
import org.jspecify.annotations.Nullable;

/// The exact words before a passage that make it clearer, to be shown in grey (DESIGN D22): the question that it
/// answers, else the sentence before it.
final class LeadIn {
    private static final int LONGEST = 40; // words
    private static final int NEAR = 2; // sentences into a turn where the question before it is still being answered
    private static final int SHORTEST = 4;

    private LeadIn() {}

    /// The words to show before a passage.
    ///
    /// @param masked whether a sentence is an advert or the like, which is never shown
    /// @return `null` where there is nothing that helps
    static Insight.@Nullable Context of(Talk talk, Passage passage, java.util.function.IntPredicate masked) {
        var turn = talk.turns().get(talk.sentences().get(passage.first()).turn());
        if (passage.first() - turn.first() <= NEAR && turn.index() > 0) {
            var question = questionBefore(talk, turn, masked);
            if (question != null) return question;
        }
        int before = passage.first() - 1;
        if (before < turn.first() || masked.test(before)) return null;
        var sentence = talk.sentences().get(before);
        boolean fits =
                sentence.wording().count() >= SHORTEST && sentence.wording().count() <= LONGEST;
        return fits ? new Insight.Context(Quotes.name(turn.speaker()), sentence.text()) : null;
    }

    private static Insight.@Nullable Context questionBefore(
            Talk talk, Talk.Turn turn, java.util.function.IntPredicate masked) {
        var asking = talk.turns().get(turn.index() - 1);
        var last = talk.sentences().get(asking.last());
        boolean asks = last.isQuestion()
                && !masked.test(last.index())
                && last.wording().count() >= SHORTEST;
        if (!asks || last.wording().count() > LONGEST) return null;
        return new Insight.Context(Quotes.name(asking.speaker()), last.text());
    }
}
