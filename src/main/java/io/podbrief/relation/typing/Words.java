package io.podbrief.relation.typing;

import io.podbrief.platform.Shipped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import opennlp.tools.stemmer.PorterStemmer;

/// The word lists of `lexicon/en` that relations are judged by, and the one form of a word by which texts are compared:
/// its stem, or that of the first word of its line in `same_words.txt`. English only.
final class Words {
    private static final Map<String, String> SAME = same();
    private static final Set<String> STOP = stems("stop_words");
    private static final Set<String> LIGHT = stems("light_words");
    private static final Map<Set<String>, Boolean> OPPOSITES = opposites();

    private Words() {}

    static String stem(String word) {
        var plain = word.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("'s?$", "");
        var stem = plainStem(plain);
        return SAME.getOrDefault(stem, stem);
    }

    private static String plainStem(String word) {
        return new PorterStemmer().stem(word);
    }

    /// Whether a word says something of its own.
    static boolean isHeavy(String word, String stem) {
        return word.length() > 2 && !STOP.contains(stem) && !LIGHT.contains(stem);
    }

    static boolean isStop(String word) {
        return STOP.contains(stem(word));
    }

    static boolean areOpposite(String one, String other) {
        return !one.equals(other) && OPPOSITES.containsKey(Set.of(one, other));
    }

    /// Whether two opposite words are so rare that they conflict wherever they stand in their sentences.
    static boolean areTellingOpposites(String one, String other) {
        return OPPOSITES.getOrDefault(Set.of(one, other), false);
    }

    /// Whole words and phrases of a list as one pattern, in any case.
    static Pattern anyOf(String list) {
        var phrases = new ArrayList<String>();
        for (var line : lines(list)) {
            if (line.indexOf('|') < 0) phrases.addAll(List.of(line.split("\\s+")));
            else phrases.addAll(List.of(line.split("\\|")));
        }
        var alternatives = phrases.stream()
                .map(phrase -> Pattern.quote(phrase).replace(" ", "\\E\\s+\\Q"))
                .toList();
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + String.join("|", alternatives) + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE);
    }

    private static Map<String, String> same() {
        var same = new HashMap<String, String>();
        for (var line : lines("same_words")) {
            var words = line.split("\\s+");
            for (var word : words) same.putIfAbsent(plainStem(word), plainStem(words[0]));
        }
        return same;
    }

    private static Set<String> stems(String list) {
        var stems = new HashSet<String>();
        for (var line : lines(list)) for (var word : line.split("[\\s|]+")) stems.add(plainStem(word));
        return stems;
    }

    private static Map<Set<String>, Boolean> opposites() {
        var pairs = new HashMap<Set<String>, Boolean>();
        for (var line : lines("opposites")) {
            var pair = line.split("\\s+");
            pairs.put(Set.of(stem(pair[0]), stem(pair[1])), pair.length > 2);
        }
        return pairs;
    }

    private static List<String> lines(String list) {
        return Shipped.lines("/lexicon/en/" + list + ".txt").map(String::strip).toList();
    }
}
