package io.podbrief.insight.extractive;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Insight;
import io.podbrief.insight.extractive.Grammar.Tagged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The exact words before a passage that make it clearer, to be shown in grey (DESIGN D22): the question that it
/// answers, else the sentence before it, as long as that names something; where that leans on another, both.
///
/// @param embeddings one for each sentence of the talk
/// @param masked whether a sentence is an advert or the like, which is never shown
record LeadIn(Talk talk, List<Embedding> embeddings, IntPredicate masked, Parts parts) {
    private static final int LONGEST = 40; // words
    private static final int LONGEST_OF_TWO = 50;
    private static final int NEAR = 2; // sentences into a turn where the question before it is still being answered
    private static final int SHORTEST = 4;
    private static final int BARE = 8;
    private static final Lexicon POINTERS = Lexicon.english("pointers");
    private static final Lexicon FILLERS = Lexicon.english("fillers");
    private static final Lexicon CONNECTIVES = Lexicon.english("connectives");
    private static final double RELATED = 0.12; // cosine to the passage, below which it is about something else

    /// The words to show before a passage.
    ///
    /// @return `null` where there is nothing that helps
    Insight.@Nullable Context before(Passage passage) {
        var about = Embedding.mean(embeddings.subList(passage.first(), passage.last() + 1));
        return candidates(passage)
                .filter(sentence -> !masked.test(sentence.index()) && fits(sentence))
                .filter(sentence -> embeddings.get(sentence.index()).cosine(about) >= RELATED)
                .findFirst()
                .map(this::shown)
                .orElse(null);
    }

    /// A sentence, and where it leans on the one before it, that one too.
    private Insight.Context shown(Talk.Sentence sentence) {
        var turn = talk.turns().get(sentence.turn());
        var from = sentence;
        if (leans(sentence) && sentence.index() > turn.first()) {
            var before = talk.sentences().get(sentence.index() - 1);
            boolean shortEnough = before.wording().count() + sentence.wording().count() <= LONGEST_OF_TWO;
            if (shortEnough && !masked.test(before.index()) && !isGarbled(before.text())) from = before;
        }
        return new Insight.Context(
                Quotes.name(turn.speaker()), talk.transcript().text().substring(from.start(), sentence.end()));
    }

    private static boolean leans(Talk.Sentence sentence) {
        return POINTERS.opens(sentence.wording())
                || FILLERS.opens(sentence.wording())
                || CONNECTIVES.opens(sentence.wording());
    }

    /// Whether it holds a sound such as `[laughs]`, trails or breaks off, or is part of what somebody else said.
    private static boolean isGarbled(String text) {
        return text.indexOf('[') >= 0
                || text.contains("--")
                || text.contains("..")
                || text.contains("…")
                || text.chars().filter(c -> c == '"').count() % 2 != 0;
    }

    /// The question that a passage answers, if it stands near the start of its turn, then the sentence before it.
    private Stream<Talk.Sentence> candidates(Passage passage) {
        var turn = talk.turns().get(talk.sentences().get(passage.first()).turn());
        var found = new ArrayList<Talk.Sentence>();
        if (passage.first() - turn.first() <= NEAR && turn.index() > 0) {
            var last = talk.sentences().get(turn.first() - 1);
            if (last.isQuestion()) found.add(last);
        }
        if (passage.first() > turn.first() && !isBareAnswer(passage.first() - 1))
            found.add(talk.sentences().get(passage.first() - 1));
        return found.stream();
    }

    /// Whether a few words only answer the question before them, and say nothing without it: "One, and it was a bin."
    private boolean isBareAnswer(int index) {
        var sentence = talk.sentences().get(index);
        var turn = talk.turns().get(sentence.turn());
        return index == turn.first()
                && turn.index() > 0
                && talk.sentences().get(index - 1).isQuestion()
                && sentence.wording().count() <= BARE;
    }

    /// Not too short to help, too long to read, garbled, or about nothing by name, as "How are you feeling?" is.
    private boolean fits(Talk.Sentence sentence) {
        int words = sentence.wording().count();
        return words >= SHORTEST
                && words <= LONGEST
                && !isGarbled(sentence.text())
                && Tagged.named(parts.of(sentence.text()).tags()) > 0;
    }
}
