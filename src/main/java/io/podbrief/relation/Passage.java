package io.podbrief.relation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What two texts can be compared by without a model.
///
/// @param stems of its words of weight
/// @param pairs of stems that follow each other
/// @param names capitalised words that do not merely begin a sentence, in lower case
/// @param denied stems that a "not" or its like reaches: up to four words of weight after it in the clause
/// @param denials how many words deny something
/// @param changes whether it says that something was otherwise before
/// @param limits whether it holds under a condition or with an exception
/// @param words how many in all
record Passage(
        Set<String> stems,
        Set<List<String>> pairs,
        Set<String> names,
        Figures figures,
        Set<String> denied,
        int denials,
        boolean changes,
        boolean limits,
        int words) {
    private static final int REACH = 4;
    private static final Pattern CLAUSE = Pattern.compile("[.!?;:—–(),]+(?!\\d)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:'\\p{L}+)?");
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll}\\p{N},;:'] |[-(“\"])\\p{Lu}[\\p{L}\\p{N}&-]+");
    private static final Pattern DENIAL = Pattern.compile(
            "not|no|never|none|nobody|nothing|neither|nor|without|cannot|nowhere|hardly|barely|\\w+n't");
    private static final Pattern LIGHT = Pattern.compile(
            "\\p{L}{1,2}|(?:i|you|we|they|he|she|it|that|there|who|what)'\\p{L}+|the|and|but|for|are|was|were|has|had|have|been"
                    + "|being|did|does|done|will|would|can|could|may|might|must|should|that|this|these|those|they|them|their|his|her"
                    + "|its|our|you|your|with|from|who|what|which|when|where|there|than|then|any|all|much|more|most|very|just"
                    + "|only|even|yet|still|also|such|into|out|about|over|get|got|going|because|while|although|since|some|one|how|why"
                    + "|too|she|him|not|off|own|other|really|lot|thing|things|people|say|says|said|know|think|want|make|makes|made");

    private static final Pattern CHANGE = Pattern.compile(
            "\\b(no longer|not any ?more|anymore|stopped|ended|used to|raised|cut|dropped|fell|rose|reversed|abandoned|instead"
                    + "|until|originally|formerly|previously|back in|before that|at the time|finally|changed)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LIMIT = Pattern.compile(
            "\\b(only|if|unless|except|provided|as long as|apart from|once)\\b", Pattern.CASE_INSENSITIVE);

    static Passage of(String original) {
        var text = original.replace('’', '\'');
        var stems = new HashSet<String>();
        var pairs = new HashSet<List<String>>();
        var denied = new HashSet<String>();
        int denials = 0;
        for (var clause : CLAUSE.split(text)) {
            var words = WORD.matcher(clause)
                    .results()
                    .map(match -> match.group().toLowerCase(Locale.ROOT))
                    .filter(word -> isDenial(word) || !LIGHT.matcher(word).matches())
                    .toList();
            var plain = new ArrayList<String>();
            int reach = 0;
            for (var word : words) {
                if (isDenial(word)) {
                    reach = REACH;
                    denials++;
                    continue;
                }
                plain.add(stem(word));
                if (reach-- > 0) denied.add(stem(word));
            }
            stems.addAll(plain);
            for (int i = 1; i < plain.size(); i++) pairs.add(plain.subList(i - 1, i + 1));
        }
        return new Passage(
                Set.copyOf(stems),
                Set.copyOf(pairs),
                names(text),
                Figures.of(text),
                Set.copyOf(denied),
                denials,
                CHANGE.matcher(text).find(),
                LIMIT.matcher(text).find(),
                words(text));
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT).replaceAll("'s$", ""))
                .filter(name -> name.length() > 1)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int words(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    private static boolean isDenial(String word) {
        return DENIAL.matcher(word).matches();
    }

    private static String stem(String word) {
        return word.replaceAll("'s$", "").replaceAll("(?<=.{3})(ing|ed|es|s|e)$", "");
    }
}
