package io.podbrief.relation.typing;

import io.podbrief.relation.Relation;
import java.util.Optional;
import java.util.regex.Pattern;

/// Two values of the same thing: the newer one updates or disputes the older.
final class Values {
    private static final Pattern DENIED =
            Pattern.compile("(?:\\bnot|n['’]t)(?:\\s+\\p{L}+){0,2}\\s+[$€£]?$", Pattern.CASE_INSENSITIVE);
    private static final int REACH = 6;
    private static final double APART = 0.15;
    private static final double FEW = 10;
    private static final int MOST = 2; // values of one kind in a sentence
    private static final double SAME_MATTER = 0.65;

    private Values() {}

    static Optional<Finding> judge(Pair pair, Match match) {
        if (match.newer().conditional() || match.older().conditional()) return Optional.empty();
        for (var value : match.newer().quantities()) {
            for (var other : match.older().quantities()) {
                var finding = judge(pair, match, value, other);
                if (finding.isPresent()) return finding;
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> judge(Pair pair, Match match, Quantity value, Quantity other) {
        boolean disputable = !pair.mayBeOfOneSpeaker() && pair.isAtOneTime();
        if (value.repeats(other)
                && isDenied(match.newer(), value)
                && !match.shared().isEmpty()
                && pair.isAtOneTime()
                && !pair.isOfOneSpeaker())
            return Optional.of(Finding.of(Relation.Type.CONTRADICTS, other.words() + " / not " + value.words(), match));
        if (!value.isOfKind(other) || value.repeats(other) || other.repeats(value) || isDenied(match.newer(), value))
            return Optional.empty();
        if (isOneOfMany(match.newer(), value) || isOneOfMany(match.older(), other)) return Optional.empty();
        int around = around(match, value, other);
        if (around == 0 || mentions(pair.older(), value)) return Optional.empty(); // another attribute; was known
        if (value.unit().equals("%") && Math.abs(value.value() + other.value() - 100) < 1) return Optional.empty();
        if (pair.isOfOtherScope(match)) return Optional.empty();
        if (denies(pair.newer(), other) && disputable)
            return Optional.of(Finding.of(Relation.Type.CONTRADICTS, other.words() + " / " + value.words(), match));
        boolean changed =
                isChanged(pair, match, other) || pair.isOfOneSpeaker() && around > 1 && pair.cosine() >= SAME_MATTER;
        if (changed && pair.isLater())
            return Optional.of(
                    Finding.of(Relation.Type.UPDATES, "was " + other.words() + ", now " + value.words(), match));
        boolean apart = Math.abs(value.value() - other.value()) >= APART * Math.max(value.value(), other.value());
        if (!changed && apart && disputable && around > 1)
            return Optional.of(Finding.of(Relation.Type.CONTRADICTS, other.words() + " / " + value.words(), match));
        return Optional.empty();
    }

    /// "Two, three, four percent", "one input and two outputs": a list or a count is no value of anything.
    private static boolean isOneOfMany(Sentence sentence, Quantity value) {
        boolean few = value.value() < FEW
                && (value.unit().isEmpty() || value.isCounted() && value.per().isEmpty());
        return few || sentence.quantities().stream().filter(value::isOfKind).count() > MOST;
    }

    private static boolean isChanged(Pair pair, Match match, Quantity other) {
        return !match.newer().changes().isEmpty() || mentions(pair.newer(), other) && !denies(pair.newer(), other);
    }

    /// How much of what stands around both values is the same; what is counted, and by what, is part of it.
    private static int around(Match match, Quantity value, Quantity other) {
        var around = match.newer().around(value.start(), value.end(), REACH);
        around.retainAll(match.older().around(other.start(), other.end(), REACH));
        around.retainAll(match.shared());
        around.remove(value.unit());
        boolean counted = value.isCounted() && value.unit().equals(other.unit());
        boolean perSame = !value.per().isEmpty() && value.per().equals(other.per());
        if (around.isEmpty() && !(counted && perSame)) return 0;
        return around.size() + (counted ? 1 : 0) + (perSame ? 1 : 0);
    }

    static boolean mentions(Sentences statement, Quantity value) {
        return statement.all().stream()
                .flatMap(sentence -> sentence.quantities().stream())
                .anyMatch(one -> one.repeats(value));
    }

    /// "Eight percent, not eleven."
    private static boolean denies(Sentences statement, Quantity value) {
        return statement.all().stream()
                .anyMatch(sentence ->
                        sentence.quantities().stream().anyMatch(one -> one.repeats(value) && isDenied(sentence, one)));
    }

    private static boolean isDenied(Sentence sentence, Quantity value) {
        return DENIED.matcher(sentence.words().substring(0, value.start())).find();
    }
}
