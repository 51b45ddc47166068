package io.podbrief.relation.typing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What rules see of one sentence.
///
/// @param words as they stand in the text
/// @param tokens its words in order
/// @param stems what it is about: stems of its words of weight, names among them
/// @param denied those of the stems that a "not" or its like reaches
/// @param modifiers for a stem those right before it, such as `grain` for `terminal`
/// @param names names in it, in lower case
/// @param openers capitalised first words, which may be names
/// @param quantities what it counts
/// @param changes the words that say that something has changed; empty where none do
/// @param limits the words that narrow the claim
/// @param possible whether it states a plan, a threat or a possibility
/// @param conditional whether it holds under a condition
/// @param years years it names
/// @param months months it names, by their English names
record Sentence(
        String words,
        List<Token> tokens,
        Set<String> stems,
        Set<String> denied,
        Map<String, Set<String>> modifiers,
        Set<String> names,
        Set<String> openers,
        List<Quantity> quantities,
        List<String> changes,
        List<String> limits,
        boolean possible,
        boolean conditional,
        Set<String> years,
        Set<String> months) {
    /// Months, seasons and years it names.
    Set<String> times() {
        var times = new LinkedHashSet<>(months);
        times.addAll(years);
        return times;
    }

    /// A word and where it stands in the sentence.
    ///
    /// @param heavy whether it says something of its own
    record Token(String stem, boolean heavy, int start, int end) {}

    /// The stems of weight among the words next to a stretch of the sentence, those in it left out.
    Set<String> around(int start, int end, int reach) {
        int first = 0;
        while (first < tokens.size() && tokens.get(first).end() <= start) first++;
        int last = first;
        while (last < tokens.size() && tokens.get(last).start() < end) last++;
        var around = new HashSet<String>();
        for (int i = Math.max(0, first - reach); i < Math.min(tokens.size(), last + reach); i++)
            if ((i < first || i >= last) && tokens.get(i).heavy())
                around.add(tokens.get(i).stem());
        return around;
    }

    private static final int REACH = 4;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-'’][\\p{L}\\p{N}]+)*");
    private static final Pattern DENIAL = Pattern.compile(
            "not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|zero|\\w+n['’]t",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern IDLE_DENIAL = Pattern.compile(
            "\\b(?:not only|not just|no doubt|no wonder|no longer|not any (?:more|longer)|whether or not|why not|nothing but)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern CONDITION =
            Pattern.compile("(?:^|[ ,“\"])(?:if|unless|whenever|in case|suppose)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern YEAR = Pattern.compile("(?<!since )\\b(?:19|20)\\d\\d\\b|['’]\\d\\d\\b");
    private static final Pattern MONTH = Pattern.compile(
            "\\b(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)\\b");
    private static final Set<String> NO_NAMES = Set.of(
            "i",
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "dr",
            "mr",
            "mrs",
            "ms",
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
            "ok",
            "okay",
            "god",
            "ceo",
            "cto",
            "ai");
    private static final Pattern CHANGES = Words.anyOf("change_words");
    private static final Pattern LIMITS = Words.anyOf("limits");
    private static final Pattern POSSIBILITIES = Words.anyOf("possibilities");

    static Sentence of(String words) {
        var reading = new Reading(words);
        return new Sentence(
                words,
                reading.tokens,
                reading.stems,
                reading.denied,
                reading.modifiers,
                reading.names,
                reading.openers,
                Quantities.in(words),
                found(CHANGES, words),
                found(LIMITS, words),
                isPossible(words),
                CONDITION.matcher(words).find(),
                new LinkedHashSet<>(found(YEAR, words)),
                new LinkedHashSet<>(found(MONTH, words)));
    }

    /// One pass over the words.
    private static final class Reading {
        private final String words;
        private final String sense; // the words without denials that deny nothing
        private final List<Token> tokens = new ArrayList<>();
        private final Set<String> stems = new LinkedHashSet<>();
        private final Set<String> denied = new HashSet<>();
        private final Map<String, Set<String>> modifiers = new HashMap<>();
        private final Set<String> names = new LinkedHashSet<>();
        private final Set<String> openers = new HashSet<>();
        private @Nullable Token before; // the last word of weight
        private int reach; // how many words the last denial still reaches

        Reading(String words) {
            this.words = words;
            this.sense = IDLE_DENIAL
                    .matcher(words)
                    .replaceAll(match -> " ".repeat(match.group().length()));
            int last = 0;
            var matcher = WORD.matcher(words);
            while (matcher.find()) {
                if (words.substring(last, matcher.start()).matches(".*[;:—–(),].*")) reach = 0;
                last = matcher.end();
                read(matcher.group(), matcher.start(), matcher.end());
            }
        }

        private void read(String word, int start, int end) {
            boolean idle = sense.substring(start, end).isBlank();
            boolean denies = !idle && DENIAL.matcher(word).matches();
            var stem = Words.stem(word);
            boolean heavy = !denies && !idle && Words.isHeavy(word, stem);
            if (Character.isUpperCase(word.codePointAt(0))) name(word, tokens.isEmpty());
            var token = new Token(stem, heavy, start, end);
            tokens.add(token);
            if (denies) {
                reach = REACH;
                boolean last = words.substring(end).matches("[^\\p{L}\\p{N}]*");
                if (before != null && last) denied.add(before.stem());
            }
            if (!heavy) return;
            stems.add(stem);
            if (reach-- > 0) denied.add(stem);
            if (before != null && words.substring(before.end(), start).isBlank())
                modifiers.computeIfAbsent(stem, _ -> new HashSet<>()).add(before.stem());
            before = token;
        }

        private void name(String word, boolean first) {
            var plain = word.replaceAll("['’](?:s|re|ve|ll|d|m)$|['’]$", "").toLowerCase(Locale.ROOT);
            if (plain.length() < 2 || NO_NAMES.contains(plain)) return;
            if (!first) names.add(plain);
            else if (!Words.isStop(plain)) openers.add(plain);
        }
    }

    /// Whether words state a plan, a threat or a possibility.
    static boolean isPossible(String words) {
        return POSSIBILITIES.matcher(words).find();
    }

    private static List<String> found(Pattern pattern, String words) {
        return pattern.matcher(words)
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT))
                .toList();
    }
}
