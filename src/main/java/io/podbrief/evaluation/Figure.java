package io.podbrief.evaluation;

/// Every figure that can be measured, in the order of the tables. Each is a sum over episodes divided by another.
enum Figure {
    PICKS("picks", "picks an episode (baselines always take 10)", new Goal.Open(true)),
    VERBATIM("M1", "words are in the quote in order, offsets and times valid", new Goal.AtLeast(1)),
    LENGTH("M2", "35 to 70 words", new Goal.AtLeast(0.99)),
    MEAN_LENGTH("M2", "mean words of a pick", new Goal.Between(42, 58)),
    SELF_CONTAINED("M3", "breaks no rule of standing by itself (the gate's own rules)", new Goal.AtLeast(0.98)),
    COMPLETE("M5", "breaks no rule of whole sentences (the gate's own rules)", new Goal.AtLeast(0.97)),
    FILLERS("M5", "fillers per 100 words", new Goal.AtMost(0.5)),
    AD_LEAK("M6", "picks that touch a known advert", new Goal.AtMost(0.01)),
    AD_MASK("M7", "advert mask, F1 by words", new Goal.AtLeast(0.80)),
    AD_RECALL("M7", "advert words that are masked", new Goal.Open(true)),
    CONTENT_LOST("M7", "content masked as advert", new Goal.AtMost(0.015)),
    EDGES_LOST("M7", "content masked as introduction, farewell or cold open", new Goal.Open(false)),
    PK("M8", "Pk of topics", new Goal.AtMost(0.36)),
    WINDOW_DIFF("M8", "WindowDiff of topics", new Goal.Open(false)),
    BOUNDARIES("M8", "F1 of topic starts, within 2 sentences", new Goal.AtLeast(0.43)),
    COVERAGE("M9", "titles that one of 10 picks is close to (cosine > .5)", new Goal.Times("LexRank", 1.20)),
    TITLE_WORDS("M9", "title words that occur in 10 picks", new Goal.AtLeast(0.28)),
    COVERAGE_EVEN("M9", "titles, baselines with as many picks as Podbrief has", new Goal.Open(true)),
    TITLE_WORDS_EVEN("M9", "title words, baselines with as many picks as Podbrief has", new Goal.Open(true)),
    WORTH_AUC("M11", "AUC within the episode, worth >= 3, shows not trained on", new Goal.AtLeast(0.72)),
    FORWARD_ALONE(
            "forward", "best 2 of an episode's labelled windows that one would forward alone", new Goal.Open(true)),
    FORWARD_IN_CONTEXT("forward", "the same, with the words before shown in grey", new Goal.Open(true)),
    PLANTED_CAUGHT("grounding", "planted errors refused", new Goal.Open(true)),
    PLANTED_TOLD("grounding", "planted errors refused where the faithful text passes", new Goal.Open(true)),
    FAITHFUL_PASSED("grounding", "faithful texts passed", new Goal.Open(true)),
    SAME_PRECISION("M13", "pairs taken for one claim that are one", new Goal.AtLeast(0.95)),
    SAME_RECALL("M13", "pairs of one claim that are taken for one", new Goal.AtLeast(0.50)),
    RELATED_RECALL(
            "M15", "of ten related, those that make the same point, of at most ten there are", new Goal.AtLeast(0.58)),
    RELATED_TOPIC("M15", "of ten related, those on the same topic", new Goal.AtLeast(0.95)),
    SECONDS_AN_HOUR(
            "M25", "processor seconds for an hour of talk, from its transcript to its insights", new Goal.AtMost(10));

    private final String metric;
    private final String words;
    private final Goal goal;

    Figure(String metric, String words, Goal goal) {
        this.metric = metric;
        this.words = words;
        this.goal = goal;
    }

    String metric() {
        return metric;
    }

    String words() {
        return words;
    }

    Goal goal() {
        return goal;
    }
}
