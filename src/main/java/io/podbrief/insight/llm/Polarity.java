package io.podbrief.insight.llm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Which words of a text are denied: a "not", a "never" and their like reach over the next few words of weight, to the
/// end of the clause or the next of them; where none follow, over those before.
///
/// @param denials for each word that denies, the stems it reaches, nearest first; empty where it reaches none
/// @param free stems that stand somewhere out of reach of all of them
record Polarity(List<List<String>> denials, Set<String> free) {
    private static final int REACH = 4;
    private static final Pattern CLAUSE = Pattern.compile(
            "[.!?;:—–(),]+|\\b(?=(?:because|but|while|although|since|when|if|which|who|where|unless|until)\\b)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)?");
    private static final Pattern DENIAL = Pattern.compile(
            "not|no|never|none|nobody|nothing|neither|nor|without|cannot|nowhere|hardly|barely|rarely|seldom|scarcely|\\w+n't",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LIGHT = Pattern.compile(
            "\\p{L}{1,2}|the|and|but|for|are|was|were|has|had|have|been|being|did|does|done|will|would|can|could|may|might|must"
                    + "|should|that|this|these|those|they|them|their|his|her|its|our|you|your|with|from|who|what|which|when|where|there"
                    + "|than|then|any|all|much|more|most|very|just|only|even|yet|still|also|such|into|out|about|over|get|got|going",
            Pattern.CASE_INSENSITIVE);

    static Polarity of(String text) {
        var denials = new ArrayList<List<String>>();
        var free = new HashSet<String>();
        for (var clause : CLAUSE.split(text.replace('’', '\''))) {
            var words = WORD.matcher(clause)
                    .results()
                    .map(match -> match.group())
                    .filter(word -> isDenial(word) || !LIGHT.matcher(word).matches())
                    .toList();
            read(words, denials, free);
        }
        return new Polarity(denials, free);
    }

    private static void read(List<String> words, List<List<String>> denials, Set<String> free) {
        var reached = new HashSet<String>();
        for (int at = 0; at < words.size(); at++) {
            if (!isDenial(words.get(at))) continue;
            var after = stems(words.subList(at + 1, words.size()));
            var reach = after.isEmpty() ? stems(words.subList(0, at).reversed()) : after;
            denials.add(reach);
            reached.addAll(reach);
        }
        for (var word : words) if (!isDenial(word) && !reached.contains(stem(word))) free.add(stem(word));
    }

    /// Up to the next word that denies.
    private static List<String> stems(List<String> words) {
        return words.stream()
                .takeWhile(word -> !isDenial(word))
                .limit(REACH)
                .map(Polarity::stem)
                .toList();
    }

    /// Whether a text with this polarity denies no more than a passage does, denies nothing that the passage only
    /// affirms, and affirms nothing that it only denies.
    boolean agreesWith(Polarity passage) {
        if (denials.size() > passage.denials.size()) return false;
        var said = passage.denied();
        for (var denial : denials) {
            boolean known = denial.isEmpty() || denial.stream().anyMatch(said::contains);
            if (!known) return false;
        }
        var here = denied();
        return passage.denials.stream()
                .flatMap(denial -> denial.stream().limit(1))
                .filter(word -> !passage.free.contains(word))
                .noneMatch(word -> free.contains(word) && !here.contains(word));
    }

    private Set<String> denied() {
        var all = new HashSet<String>();
        denials.forEach(all::addAll);
        return all;
    }

    private static boolean isDenial(String word) {
        return DENIAL.matcher(word).matches();
    }

    private static String stem(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("'s$", "").replaceAll("(?<=.{3})(ing|ed|es|s|e)$", "");
    }
}
