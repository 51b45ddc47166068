package io.podbrief.relation.typing;

import java.util.HashSet;
import java.util.Set;

/// A sentence of the newer text beside one of the older.
///
/// @param shared stems of both, names left out
record Match(Sentence newer, Sentence older, Set<String> shared) {
    static Match of(Sentence newer, Sentence older, Set<String> names) {
        var shared = new HashSet<>(newer.stems());
        shared.retainAll(older.stems());
        names.forEach(name -> shared.remove(Words.stem(name)));
        return new Match(newer, older, shared);
    }

    /// How many stems and names both have.
    int inCommon(Set<String> names) {
        return named(names).size() + shared.size();
    }

    /// Whether one of the names stands in both.
    boolean isNamed(Set<String> names) {
        return !named(names).isEmpty();
    }

    private Set<String> named(Set<String> names) {
        var both = new HashSet<>(newer.names());
        both.addAll(newer.openers());
        both.retainAll(names);
        both.removeIf(name -> !older.names().contains(name) && !older.openers().contains(name));
        return both;
    }

    /// Share of the shorter sentence's stems that the longer has too, in `[0, 1]`.
    double overlap() {
        int smaller = Math.min(newer.stems().size(), older.stems().size());
        var both = new HashSet<>(newer.stems());
        both.retainAll(older.stems());
        return smaller == 0 ? 0 : (double) both.size() / smaller;
    }
}
