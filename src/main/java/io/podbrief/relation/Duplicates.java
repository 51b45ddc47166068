package io.podbrief.relation;

/// Whether two statements are one claim: the same words over again, or other words that agree in everything that
/// can be checked.
///
/// Never by likeness alone: of the most alike pairs on one topic most say different things (docs/quality.md).
/// Other words are believed where a figure in them is the same and none differs, and no name, year, denial,
/// condition or change does either; without a figure only where they are all but the same words. A regression on
/// the same evidence (`tools/same`) found fewer at equal precision.
public final class Duplicates {
    private static final double COPY = 0.8; // containment of four-word runs, from which two are the same words
    private static final double NEAR_COPY = 0.5; // from which they are, if they deny equally often too
    private static final double ALL_BUT_EQUAL = 0.9; // cosine of all-MiniLM-L6-v2 on 35 to 70 words
    private static final int LONG = 25; // words, from which that cosine says so much
    private static final double PARAPHRASE = 0.69; // the same, where a figure agrees
    private static final int SLIPS = 2; // words that one denies and the other has, by chance, in other words

    private Duplicates() {}

    /// The same in either order.
    public static boolean same(Statement one, Statement other) {
        double copied = one.shingles().copied(other.shingles());
        if (copied >= 1) return true;
        var likeness = Likeness.of(one, other);
        if (!likeness.hasNoConflict()) return false;
        if (copied >= COPY) return likeness.opposed() == 0;
        boolean evenly = likeness.opposed() == 0 && likeness.denialsEven();
        if (copied >= NEAR_COPY) return evenly;
        if (likeness.limitOnOneSide() || likeness.changeOnOneSide() && likeness.figureOnOneSide()) return false;
        if (likeness.cosine() >= ALL_BUT_EQUAL
                && Math.min(one.passage().words(), other.passage().words()) >= LONG) return evenly;
        return likeness.cosine() >= PARAPHRASE && likeness.figuresShared() && likeness.opposed() <= SLIPS;
    }

    /// Whether one may stand in a claim with the other because it is the same as a third in it: near, and nothing in
    /// conflict. This stops chains of small steps.
    static boolean mayShareAClaim(Statement one, Statement other) {
        var likeness = Likeness.of(one, other);
        boolean near = likeness.cosine() >= PARAPHRASE && likeness.opposed() <= SLIPS && likeness.hasNoConflict();
        return near || same(one, other);
    }
}
