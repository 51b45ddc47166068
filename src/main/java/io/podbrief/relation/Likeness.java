package io.podbrief.relation;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// What speaks for and against two statements being one claim. The same in either order.
///
/// @param cosine of their embeddings
/// @param wordsShared of the words of weight of either, in `[0, 1]`
/// @param runsShared of the runs of two such words of the one that has fewer, in `[0, 1]`
/// @param namesShared of the names of the one that has fewer, in `[0, 1]`; 0 where one has none
/// @param namesConflict whether both name somebody or something and nothing that the other does
/// @param figuresShared whether a figure other than a year is in both
/// @param figuresConflict whether each gives a figure of a kind that the other does not
/// @param figureOnOneSide whether one alone gives some figure
/// @param yearOnOneSide whether one alone names a year
/// @param opposed how many words one denies and the other has without denying
/// @param denialsEven whether both deny equally often
/// @param changeOnOneSide whether one alone says that something was otherwise before
/// @param limitOnOneSide whether one alone has a condition or an exception
/// @param lengthsApart difference of the logarithms of their lengths in words
public record Likeness(
        double cosine,
        double wordsShared,
        double runsShared,
        double namesShared,
        boolean namesConflict,
        boolean figuresShared,
        boolean figuresConflict,
        boolean figureOnOneSide,
        boolean yearOnOneSide,
        int opposed,
        boolean denialsEven,
        boolean changeOnOneSide,
        boolean limitOnOneSide,
        double lengthsApart) {

    /// Of two statements whose embeddings are by the same model.
    public static Likeness of(Statement first, Statement second) {
        var one = first.passage();
        var other = second.passage();
        var names = common(one.names(), other.names());
        return new Likeness(
                first.cosine(second),
                share(
                        common(one.stems(), other.stems()).size(),
                        union(one.stems(), other.stems()).size()),
                share(
                        common(one.pairs(), other.pairs()).size(),
                        Math.min(one.pairs().size(), other.pairs().size())),
                share(names.size(), Math.min(one.names().size(), other.names().size())),
                !one.names().isEmpty() && !other.names().isEmpty() && names.isEmpty(),
                one.figures().shares(other.figures()),
                one.figures().conflictsWith(other.figures()),
                !one.figures().areIn(other.figures()) || !other.figures().areIn(one.figures()),
                one.figures().hasYear() != other.figures().hasYear(),
                denied(one, other) + denied(other, one),
                one.denials() == other.denials(),
                one.changes() != other.changes(),
                one.limits() != other.limits(),
                Math.abs(Math.log((1.0 + one.words()) / (1.0 + other.words()))));
    }

    /// Whether nothing that can be checked differs: figures, years, names.
    boolean hasNoConflict() {
        return !figuresConflict && !yearOnOneSide && !namesConflict;
    }

    /// As numbers by name, for whoever fits a model to them.
    public Map<String, Double> values() {
        var values = new LinkedHashMap<String, Double>();
        values.put("cosine", cosine);
        values.put("words_shared", wordsShared);
        values.put("runs_shared", runsShared);
        values.put("names_shared", namesShared);
        values.put("names_conflict", number(namesConflict));
        values.put("figures_agree", number(figuresShared && !figuresConflict));
        values.put("figures_conflict", number(figuresConflict));
        values.put("figure_on_one_side", number(figureOnOneSide));
        values.put("year_on_one_side", number(yearOnOneSide));
        values.put("opposed", (double) opposed);
        values.put("denials_even", number(denialsEven));
        values.put("change_on_one_side", number(changeOnOneSide));
        values.put("limit_on_one_side", number(limitOnOneSide));
        values.put("lengths_apart", lengthsApart);
        return values;
    }

    private static int denied(Passage one, Passage other) {
        return (int) one.denied().stream()
                .filter(word -> other.stems().contains(word) && !other.denied().contains(word))
                .count();
    }

    private static <T> Set<T> common(Set<T> one, Set<T> other) {
        var common = new HashSet<>(one);
        common.retainAll(other);
        return common;
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var union = new HashSet<>(one);
        union.addAll(other);
        return union;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double number(boolean holds) {
        return holds ? 1 : 0;
    }
}
