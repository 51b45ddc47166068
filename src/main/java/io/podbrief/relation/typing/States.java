package io.podbrief.relation.typing;

import io.podbrief.relation.Relation;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Something that was, or was planned, and is not so any more.
final class States {
    private static final Pattern RULED_OUT = Words.anyOf("rulings_out");
    private static final Set<String> IRREGULAR =
            Set.of("began", "bought", "sold", "built", "left", "won", "lost", "paid", "quit", "shut", "fell", "rose");
    private static final Pattern DELAYS = Words.anyOf("delays");
    private static final double OVERLAP = 0.25;
    private static final int REACH = 5;
    static final Pattern ENDED = Words.anyOf("endings");

    private States() {}

    static Optional<Finding> judge(Pair pair, Match match) {
        if (!pair.isLater() || match.newer().conditional() || pair.names().isEmpty()) return Optional.empty();
        var delayed = delayed(pair, match);
        if (delayed.isPresent()) return delayed;
        if (pair.isOfOtherScope(match)) return Optional.empty();
        var done = done(pair, match);
        if (done.isPresent()) return done;
        if (ENDED.matcher(match.older().words()).find()) return Optional.empty();
        var ended = ENDED.matcher(match.newer().words());
        while (ended.find()) {
            if (Sentence.isPossible(clause(match.newer().words(), ended.start()))) continue;
            var around = match.newer().around(ended.start(), ended.end(), REACH);
            around.retainAll(match.shared());
            if (around.size() > 1
                    || !around.isEmpty()
                            && match.overlap() >= OVERLAP
                            && !match.older().possible()) return Optional.of(over(match, ended.group()));
        }
        return Optional.empty();
    }

    /// What stands between the marks around an index.
    private static String clause(String words, int at) {
        int from = at;
        while (from > 0 && ",;:".indexOf(words.charAt(from - 1)) < 0) from--;
        int to = at;
        while (to < words.length() && ",;:".indexOf(words.charAt(to)) < 0) to++;
        return words.substring(from, to);
    }

    private static Optional<Finding> delayed(Pair pair, Match match) {
        var times = match.newer().times();
        var others = match.older().times();
        if (times.isEmpty() || others.isEmpty() || others.containsAll(times)) return Optional.empty();
        if (!DELAYS.matcher(match.newer().words()).find() || pair.isOfOtherScope(match)) return Optional.empty();
        if (match.shared().isEmpty() && !match.older().possible()) return Optional.empty();
        var differs = "was " + String.join(" ", others) + ", now " + String.join(" ", times);
        return Optional.of(Finding.of(Relation.Type.UPDATES, differs, match));
    }

    /// What one planned or thought possible, the other reports.
    private static Optional<Finding> done(Pair pair, Match match) {
        if (!match.older().possible()) return Optional.empty();
        for (var stem : match.shared())
            if (match.newer().denied().contains(stem)
                    && !match.older().denied().contains(stem)
                    && RULED_OUT.matcher(match.newer().words()).find()) return Optional.of(ruledOut(pair, match));
        if (match.overlap() < OVERLAP || match.older().times().isEmpty()) return Optional.empty();
        for (var token : match.newer().tokens()) {
            if (!match.shared().contains(token.stem()) || match.newer().denied().contains(token.stem())) continue;
            if (isPast(match.newer(), token.stem()) && !isPast(match.older(), token.stem()))
                return Optional.of(Finding.of(Relation.Type.RESOLVES, "it has come about", match));
        }
        return Optional.empty();
    }

    /// A plan that has got another date is another plan, and not the end of it.
    private static Finding ruledOut(Pair pair, Match match) {
        var times = pair.newer().times();
        times.removeAll(pair.older().times());
        return times.isEmpty()
                ? Finding.of(Relation.Type.RESOLVES, "it is ruled out", match)
                : Finding.of(Relation.Type.UPDATES, "now " + String.join(" ", times), match);
    }

    private static boolean isPast(Sentence sentence, String stem) {
        return sentence.tokens().stream()
                .filter(token -> token.stem().equals(stem))
                .map(token -> sentence.words().substring(token.start(), token.end()))
                .anyMatch(word -> word.endsWith("ed") || IRREGULAR.contains(word));
    }

    private static Finding over(Match match, String words) {
        var type = match.older().possible() ? Relation.Type.RESOLVES : Relation.Type.UPDATES;
        return Finding.of(type, "now: " + words, match);
    }
}
