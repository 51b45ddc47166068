package io.podbrief.insight.llm;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.modulith.NamedInterface;

/// Whether a written text says only what its passage says, as far as rules can tell (QUALITY W5). Fails closed.
@NamedInterface("grounding")
public final class Grounding {
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*\\d|\\d");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)?");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s+[\\p{Lu}\"“]|$)");
    private static final Pattern UNSAFE = Pattern.compile(
            "https?:|www\\.|[<>{}\\[\\]|]|@\\w|\\*\\*|\\p{Cc}|\\b\\w+\\.(com|org|net|io|ai)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SHOW_TALK = Pattern.compile(
            "\\b(podcast|episode|the (host|guest|speaker)|passage|transcript|listeners?)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST_PERSON = Pattern.compile("\\b(I|me|my|we|our|us|you|your)\\b");
    private static final int SHORTEST = 40;
    private static final int LONGEST = 55;
    private static final int LONGEST_HEADLINE = 14;

    /// Number words that speakers say and writers turn into digits.
    private static final Map<String, String> SPOKEN = Map.ofEntries(
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("twelve", "12"),
            Map.entry("twenty", "20"),
            Map.entry("thirty", "30"),
            Map.entry("forty", "40"),
            Map.entry("fifty", "50"),
            Map.entry("hundred", "100"),
            Map.entry("thousand", "1000"));

    private Grounding() {}

    /// The first check that fails, such as `numbers`; empty when all hold.
    ///
    /// @param passage the words that the text may draw on, those before the quote included
    /// @param known names that need not be in the passage: the speaker, the show
    public static Optional<String> broken(String headline, String text, String passage, List<String> known) {
        return broken(new Draft(headline, text), passage, known);
    }

    static Optional<String> broken(Draft draft, String passage, List<String> known) {
        var text = draft.text();
        int words = (int) WORD.matcher(text).results().count();
        if (words < SHORTEST || words > LONGEST) return Optional.of("length");
        if (WORD.matcher(draft.headline()).results().count() > LONGEST_HEADLINE
                || draft.headline().isBlank()) return Optional.of("headline");
        if (UNSAFE.matcher(text + " " + draft.headline()).find()) return Optional.of("unsafe");
        if (SHOW_TALK.matcher(text).find() || FIRST_PERSON.matcher(text).find()) return Optional.of("style");
        if (!text.endsWith(".") || SENTENCE_END.matcher(text).results().count() > 3) return Optional.of("sentences");
        if (!numbers(passage).containsAll(numbers(text + " " + draft.headline()))) return Optional.of("numbers");
        if (!namesHold(draft, passage, known)) return Optional.of("names");
        if (!Polarity.of(text).agreesWith(Polarity.of(passage))) return Optional.of("negation");
        return Optional.empty();
    }

    private static Set<String> numbers(String text) {
        var numbers = new HashSet<String>();
        NUMBER.matcher(text)
                .results()
                .forEach(match -> numbers.add(match.group().replace(",", "")));
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> SPOKEN.get(match.group()))
                .filter(digits -> digits != null)
                .forEach(numbers::add);
        return numbers;
    }

    /// Every word with a capital that does not open a sentence must be known; one that opens a sentence must be,
    /// unless the passage or ordinary use has it in lower case.
    private static boolean namesHold(Draft draft, String passage, List<String> known) {
        var allowed = new HashSet<String>();
        WORD.matcher(passage + " " + String.join(" ", known))
                .results()
                .forEach(match -> allowed.add(stem(match.group())));
        var matcher = WORD.matcher(draft.text());
        int sentenceStart = 0;
        while (matcher.find()) {
            var word = matcher.group();
            boolean opens =
                    draft.text().substring(sentenceStart, matcher.start()).isBlank();
            if (!opens && Character.isUpperCase(word.charAt(0)) && !allowed.contains(stem(word))) return false;
            int end = matcher.end();
            if (end < draft.text().length() && ".!?".indexOf(draft.text().charAt(end)) >= 0) sentenceStart = end + 1;
        }
        return true;
    }

    private static String stem(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("['’]s$", "").replaceAll("s$", "");
    }
}
