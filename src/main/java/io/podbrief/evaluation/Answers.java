package io.podbrief.evaluation;

import io.podbrief.platform.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What one reader of a round said, by the number of the item: whether they would forward it.
record Answers(Map<Integer, Boolean> byNumber) {
    Answers {
        byNumber = Map.copyOf(byNumber);
    }

    /// Reads lines of `number<TAB>yes|no<TAB>reason`; blank ones are passed over.
    ///
    /// @param numbers each must be answered once, and no other
    /// @throws Failure.Permanent `round.answers` if one is not, or if a line is another; `round.not_found`
    static Answers read(Path file, Set<Integer> numbers) {
        return of(file.toString(), lines(file), numbers);
    }

    /// @param name of the file, for the sentences of failures
    static Answers of(String name, List<String> lines, Set<Integer> numbers) {
        var answers = new TreeMap<Integer, Boolean>();
        int at = 0;
        for (var line : lines) {
            at++;
            if (line.isBlank()) continue;
            var where = name + ", line " + at + ": ";
            var cells = line.strip().split("\\s*\t\\s*", 3);
            if (cells.length < 3) throw wrong(where + "it lacks a number, a tab, yes or no, a tab and a reason.");
            int number = number(cells[0], where);
            if (!numbers.contains(number)) throw wrong(where + "the round has no item " + number + ".");
            if (answers.put(number, yes(cells[1], where)) != null)
                throw wrong(where + "item " + number + " was answered before.");
        }
        var missing = new TreeSet<>(numbers);
        missing.removeAll(answers.keySet());
        if (!missing.isEmpty()) throw wrong(name + ": no answer to " + missing + ".");
        return new Answers(answers);
    }

    private static int number(String word, String where) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException _) {
            throw wrong(where + "“" + word + "” is no number of an item.");
        }
    }

    private static boolean yes(String word, String where) {
        return switch (word) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw wrong(where + "“" + word + "” is neither yes nor no.");
        };
    }

    boolean yes(int number) {
        var answer = byNumber.get(number);
        if (answer == null) throw new IllegalArgumentException("no answer to " + number);
        return answer;
    }

    static List<String> lines(Path file) {
        if (!Files.isRegularFile(file))
            throw new Failure.Permanent("round.not_found", "There is no file " + file + ".");
        return DataFolder.text(file).lines().toList();
    }

    private static Failure wrong(String sentence) {
        return new Failure.Permanent("round.answers", sentence);
    }
}
