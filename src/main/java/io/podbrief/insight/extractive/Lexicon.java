package io.podbrief.insight.extractive;

import io.podbrief.platform.Shipped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A list of words and phrases from `lexicon/en/NAME.txt`. There, `#` starts a comment line, a line with `|` holds
/// phrases and any other line holds words. All lists are English; another language brings its own.
final class Lexicon {
    private final Set<String> words = new HashSet<>();
    private final List<String> phrases = new ArrayList<>(); // each between spaces, as Wording.spaced() has them

    private Lexicon() {}

    static Lexicon english(String name) {
        var lexicon = new Lexicon();
        Shipped.lines("/lexicon/en/" + name + ".txt").map(String::strip).forEach(lexicon::add);
        return lexicon;
    }

    private void add(String line) {
        if (line.indexOf('|') < 0) {
            words.addAll(List.of(line.split("\\s+")));
            return;
        }
        for (var phrase : line.split("\\|")) {
            if (phrase.indexOf(' ') < 0) words.add(phrase);
            else phrases.add(" " + phrase + " ");
        }
    }

    boolean hasWord(String word) {
        return words.contains(word);
    }

    /// How often words and phrases of the list occur.
    int count(Wording text) {
        int count = 0;
        for (var word : text.words()) if (words.contains(word)) count++;
        for (var phrase : phrases) {
            for (int at = text.spaced().indexOf(phrase);
                    at >= 0;
                    at = text.spaced().indexOf(phrase, at + phrase.length() - 1)) count++;
        }
        return count;
    }

    /// Whether any of them occurs.
    boolean in(Wording text) {
        return count(text) > 0;
    }

    /// Whether the text opens with one of them.
    boolean opens(Wording text) {
        return words.contains(text.first()) || phrases.stream().anyMatch(text.spaced()::startsWith);
    }

    /// Share of the text's words that are in the list, in `[0, 1]`; 0 for a text without words.
    double share(Wording text) {
        return text.count() == 0
                ? 0
                : (double) text.words().stream().filter(words::contains).count() / text.count();
    }
}
