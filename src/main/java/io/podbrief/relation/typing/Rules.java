package io.podbrief.relation.typing;

import io.podbrief.embedding.Embedder;
import io.podbrief.relation.Judge;
import io.podbrief.relation.Relation;
import io.podbrief.relation.Said;
import io.podbrief.relation.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Judges by rules: first whether two texts speak of the same thing and the same side of it, then whether they differ
/// in
/// value, polarity or state, then which of the two is newer. What passes no rule is related at most.
@Component
public final class Rules implements Judge {
    private static final double NEAR = 0.35; // cosine of all-MiniLM-L6-v2 under which two texts have no common matter
    /// Cosine of the two sentences that a rule goes by, from which they speak of one matter; words alone are shared
    /// by chance. Set on the dev half of our own pairs, and on pairs of real talk, where little is to be found.
    private static final Map<Relation.Type, Double> SAME_MATTER = Map.of(
            Relation.Type.UPDATES, 0.46,
            Relation.Type.CONTRADICTS, 0.6,
            Relation.Type.RESOLVES, 0.5,
            Relation.Type.QUALIFIES, 0.65,
            Relation.Type.CORROBORATES, 0.6,
            Relation.Type.CAUSES, 0.7);
    private static final double NAMELESS = 0.75; // where no name stands in both sentences
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
                .map(finding -> finding.verdict(reversed))
                .orElseGet(() -> new Verdict.Abstained("nothing that differs can be shown"));
    }

    private boolean isOfOneMatter(Pair pair, Finding finding) {
        var match = finding.match();
        double cosine = embedder.embed(match.newer().words())
                .cosine(embedder.embed(match.older().words()));
        if (finding.type() == Relation.Type.RESOLVES && pair.names().size() > 1) return cosine >= SAME_OUTCOME;
        return cosine >= (match.isNamed(pair.names()) ? SAME_MATTER.getOrDefault(finding.type(), 1.0) : NAMELESS);
    }

    private Optional<Finding> found(Pair pair) {
        var matches = pair.matches();
        for (var rule : RULES) {
            for (var match : matches) {
                var finding = rule.apply(pair, match);
                if (finding.isPresent() && isOfOneMatter(pair, finding.get())) return finding;
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
