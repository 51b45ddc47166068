package io.podbrief.relation.typing;

import io.podbrief.embedding.Embedder;
import io.podbrief.relation.Judge;
import io.podbrief.relation.Relation;
import io.podbrief.relation.Said;
import io.podbrief.relation.Verdict;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Judges by rules: first whether two texts speak of the same thing and the same side of it, then whether they differ
/// in
/// value, polarity or state, then which of the two is newer. What passes no rule is related at most.
@Component
public final class Rules implements Judge {
    private static final double NEAR = 0.35; // cosine of all-MiniLM-L6-v2 under which two texts have no common matter
    private static final double SAME_MATTER = 0.45; // the same of two sentences
    private static final double SAME_OUTCOME = 0.35; // what was possible and what has come of it are worded apart

    private final Embedder embedder;

    public Rules(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public String name() {
        return "rules-1";
    }

    @Override
    public Verdict judge(Said one, Said other) {
        var on = one.on();
        var otherOn = other.on();
        if (on == null || otherOn == null) return new Verdict.Abstained("no date");
        if (one.meaning().cosine(other.meaning()) < NEAR) return new Verdict.Abstained("another matter");
        boolean reversed = on.isBefore(otherOn);
        var pair = reversed ? Pair.of(other, one) : Pair.of(one, other);
        if (!pair.hasSubject()) return new Verdict.Abstained("another subject");
        if (pair.isSwapped()) return new Verdict.Abstained("who pays whom");
        return found(pair)
                .filter(this::isOfOneMatter)
                .map(finding -> finding.verdict(reversed))
                .orElseGet(() -> new Verdict.Abstained("nothing that differs can be shown"));
    }

    /// Whether the two sentences that a rule found mean something like it: words alone are shared by chance.
    private boolean isOfOneMatter(Finding finding) {
        var match = finding.match();
        return embedder.embed(match.newer().words())
                        .cosine(embedder.embed(match.older().words()))
                >= (finding.type() == Relation.Type.RESOLVES ? SAME_OUTCOME : SAME_MATTER);
    }

    private static Optional<Finding> found(Pair pair) {
        for (var rule : RULES) {
            for (var match : pair.matches()) {
                var finding = rule.apply(pair, match);
                if (finding.isPresent()) return finding;
            }
        }
        return Optional.empty();
    }

    /// Looks at one sentence of the newer text beside one of the older.
    private interface Rule {
        Optional<Finding> apply(Pair pair, Match match);
    }

    private static final List<Rule> RULES =
            List.of(Values::judge, States::judge, Denials::judge, Limits::judge, Reasons::judge, Support::judge);
}
