package io.podbrief.search;

import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Sourced;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Keeps the index a copy of the table.
@Component
public final class Indexer {
    private static final int BATCH = 500;

    private final InsightIndex index;
    private final InsightStore insights;

    public Indexer(InsightIndex index, InsightStore insights) {
        this.index = index;
        this.insights = insights;
    }

    /// Adds insights; those that are there already are replaced.
    public void add(List<Sourced> fresh) {
        index.add(fresh.stream().map(Indexer::entry).toList());
    }

    /// Takes out what an episode's insights no longer hold.
    public void remove(List<Insight.Id> gone) {
        if (!gone.isEmpty()) index.remove(gone);
    }

    /// Builds the index again where it does not hold as many insights as the table: after it was lost, or the
    /// database was restored.
    ///
    /// @return whether it was built again
    public boolean catchUp() {
        if (index.size() == insights.count()) return false;
        index.clear();
        var batch = new ArrayList<Sourced>();
        insights.forEach(sourced -> {
            batch.add(sourced);
            if (batch.size() == BATCH) {
                add(batch);
                batch.clear();
            }
        });
        add(batch);
        return true;
    }

    private static InsightIndex.Entry entry(Sourced sourced) {
        var insight = sourced.insight();
        var words = Stream.of(
                        insight.headline(),
                        insight.text(),
                        insight.topic(),
                        insight.quote().speaker(),
                        sourced.origin().show(),
                        sourced.origin().title())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        return new InsightIndex.Entry(insight.id(), words, insight.embedding());
    }
}
