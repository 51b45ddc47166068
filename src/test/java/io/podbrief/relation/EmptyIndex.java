package io.podbrief.relation;

import io.podbrief.insight.Insight;
import io.podbrief.search.InsightIndex;
import java.util.List;

/// An index that finds nothing, for tests of what needs none.
final class EmptyIndex implements InsightIndex {
    @Override
    public void add(List<Entry> entries) {}

    @Override
    public void remove(List<Insight.Id> ids) {}

    @Override
    public List<Hit> find(Question question) {
        return List.of();
    }

    @Override
    public long size() {
        return 0;
    }

    @Override
    public void clear() {}
}
