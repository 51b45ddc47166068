package io.podbrief.insight.extractive;

import io.podbrief.platform.Shipped;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Named regular expressions from `lexicon/en/NAME.tsv`.
///
/// @param all in file order
record Patterns(List<Named> all) {
    /// @param id names the pattern in counters and reasons
    /// @param decisive whether a single hit is enough to condemn a finished insight
    record Named(String id, boolean decisive, Pattern pattern) {
        boolean in(String text) {
            return pattern.matcher(text).find();
        }
    }

    Patterns {
        all = List.copyOf(all);
    }

    static Patterns english(String name) {
        return new Patterns(Shipped.lines("/lexicon/en/" + name + ".tsv")
                .map(Patterns::named)
                .toList());
    }

    private static Named named(String line) {
        var columns = line.split("\t", 3);
        return new Named(
                columns[0],
                columns[1].equals("one"),
                Pattern.compile(columns[2], Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /// Ids of those that occur in the text.
    TreeSet<String> in(String text) {
        var ids = new TreeSet<String>();
        for (var named : all) if (named.in(text)) ids.add(named.id());
        return ids;
    }

    /// Whether any occurs.
    boolean anyIn(String text) {
        return all.stream().anyMatch(named -> named.in(text));
    }

    /// Whether a decisive one occurs, or two others: the second gate of QUALITY Q2.5.
    boolean condemn(String text) {
        int others = 0;
        for (var named : all) {
            if (!named.in(text)) continue;
            if (named.decisive() || ++others > 1) return true;
        }
        return false;
    }
}
