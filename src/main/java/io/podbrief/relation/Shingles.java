package io.podbrief.relation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The set of a text's runs of four words, for finding near copies (QUALITY R1).
///
/// Source: Broder, "On the resemblance and containment of documents", 1997. Sets are small here, so they are
/// compared whole.
record Shingles(Set<List<String>> runs) {
    private static final int SIZE = 4;
    private static final int PHRASE = 12; // fewer runs are a phrase that anybody may use

    static Shingles of(String text) {
        var words =
                List.of(text.toLowerCase(Locale.ROOT)
                                .replace("'", "")
                                .replace("’", "")
                                .split("[^\\p{L}\\p{N}]+"))
                        .stream()
                        .filter(word -> !word.isEmpty())
                        .toList();
        var runs = new HashSet<List<String>>();
        for (int i = 0; i + SIZE <= words.size(); i++) runs.add(words.subList(i, i + SIZE));
        return new Shingles(Set.copyOf(runs));
    }

    /// How far one is a copy of the other, in `[0, 1]`: their containment, where the shorter is longer than a phrase;
    /// else 1 for equal words and 0 for others.
    double copied(Shingles other) {
        if (Math.min(runs.size(), other.runs.size()) >= PHRASE) return containment(other);
        return !runs.isEmpty() && runs.equals(other.runs) ? 1 : 0;
    }

    /// Share of the runs of the shorter text that the other has too, in `[0, 1]`; 0 when either has none. A clip
    /// of a longer passage is contained in it although the two resemble each other little.
    double containment(Shingles other) {
        int smaller = Math.min(runs.size(), other.runs.size());
        if (smaller == 0) return 0;
        return (double) runs.stream().filter(other.runs::contains).count() / smaller;
    }
}
