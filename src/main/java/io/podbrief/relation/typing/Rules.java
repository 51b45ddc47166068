package io.podbrief.relation.typing;

import io.podbrief.relation.Judge;
import io.podbrief.relation.Said;
import io.podbrief.relation.Verdict;
import org.springframework.stereotype.Component;

/// Judges by rules.
@Component
public final class Rules implements Judge {
    @Override
    public String name() {
        return "rules-1";
    }

    @Override
    public Verdict judge(Said one, Said other) {
        if (one.on() == null || other.on() == null) return new Verdict.Abstained("no date");
        return new Verdict.Abstained("no rule");
    }
}
