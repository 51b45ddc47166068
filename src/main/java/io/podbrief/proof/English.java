package io.podbrief.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Words of English texts, and which of them are the same word in another form.
final class English {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)*");
    private static final List<String> ENDINGS =
            List.of("ations", "ation", "ingly", "ings", "ing", "edly", "ed", "ies", "es", "s", "ly", "e");
    private static final int SHORTEST_STEM = 3;

    private English() {}

    /// A word where it stands.
    ///
    /// @param text with straight apostrophes
    record Word(String text, int start, int end) {
        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }

        boolean hasCapital() {
            return text.chars().anyMatch(Character::isUpperCase);
        }
    }

    /// Offsets stay what they are.
    static String straight(String text) {
        return text.replace('’', '\'').replace('‘', '\'');
    }

    static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        WORD.matcher(straight(text))
                .results()
                .forEach(match -> words.add(new Word(match.group(), match.start(), match.end())));
        return words;
    }

    static Set<String> stems(String text) {
        var stems = new HashSet<String>();
        for (var word : words(text)) stems.add(stem(word.text()));
        return stems;
    }

    /// A word without its ending, so that `depends`, `depended` and `depending` are one. Crude on purpose: a stem is
    /// only ever compared with stems.
    static String stem(String word) {
        var stem = straight(word).toLowerCase(Locale.ROOT).replaceAll("'s$|'$", "");
        for (var ending : ENDINGS) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= SHORTEST_STEM) {
                stem = stem.substring(0, stem.length() - ending.length());
                break;
            }
        }
        int last = stem.length() - 1;
        if (last >= SHORTEST_STEM && stem.charAt(last) == stem.charAt(last - 1)) stem = stem.substring(0, last);
        return stem.length() > SHORTEST_STEM && stem.endsWith("y") ? stem.substring(0, stem.length() - 1) + "i" : stem;
    }

    /// A set of words written out with white space between them.
    static Set<String> set(String words) {
        return Set.copyOf(List.of(words.strip().split("\\s+")));
    }
}
