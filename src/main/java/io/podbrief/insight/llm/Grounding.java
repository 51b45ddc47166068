package io.podbrief.insight.llm;

import java.util.ArrayList;
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

    /// Seldom a number: "the one that", "one of them".
    private static final Pattern ONE = Pattern.compile("(?i)\\bone\\b");

    private static final int SHORTEST = 40;
    private static final int LONGEST = 55;
    private static final int LONGEST_HEADLINE = 14;
    private static final int MOST_SENTENCES = 3;

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
        return breach(new Draft(headline, text), passage, known).map(Breach::check);
    }

    /// A check that failed.
    ///
    /// @param check such as `numbers`; stable
    /// @param advice what is wrong, for whoever writes another
    record Breach(String check, String advice) {}

    static Optional<Breach> breach(Draft draft, String passage, List<String> known) {
        return form(draft).or(() -> facts(draft, passage, known));
    }

    private static Optional<Breach> form(Draft draft) {
        var text = draft.text();
        int words = words(text);
        if (words < SHORTEST || words > LONGEST)
            return breach("length", "it had " + words + " words, and " + SHORTEST + " to " + LONGEST + " are wanted");
        if (words(draft.headline()) > LONGEST_HEADLINE || draft.headline().isBlank())
            return breach("headline", "a headline has 6 to 12 words");
        if (UNSAFE.matcher(text + " " + draft.headline()).find())
            return breach("unsafe", "it had an address, a tag or a sign that no sentence has");
        if (SHOW_TALK.matcher(text).find() || FIRST_PERSON.matcher(text).find())
            return breach("style", "it spoke of the show, or in the first or second person");
        if (!text.endsWith(".") || SENTENCE_END.matcher(text).results().count() > MOST_SENTENCES)
            return breach("sentences", "it must have 2 or 3 whole sentences");
        return Optional.empty();
    }

    private static Optional<Breach> facts(Draft draft, String passage, List<String> known) {
        var all = draft.headline() + ". " + draft.text();
        var numbers = numbers(ONE.matcher(all).replaceAll(" "));
        numbers.removeAll(numbers(passage));
        if (!numbers.isEmpty())
            return breach("numbers", "the passage does not have the number " + String.join(", ", numbers));
        var names = names(draft, passage, known);
        if (!names.isEmpty()) return breach("names", "the passage does not have the name " + String.join(", ", names));
        if (!Polarity.of(draft.text()).agreesWith(Polarity.of(passage)))
            return breach("negation", "it denied what the passage does not deny, or left a \"not\" out");
        return Optional.empty();
    }

    private static Optional<Breach> breach(String check, String advice) {
        return Optional.of(new Breach(check, advice));
    }

    private static int words(String text) {
        return (int) WORD.matcher(text).results().count();
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

    /// Words with a capital that are not known. One that opens a sentence is left alone, as any word has a capital
    /// there.
    private static List<String> names(Draft draft, String passage, List<String> known) {
        var allowed = new HashSet<String>();
        WORD.matcher(passage + " " + String.join(" ", known))
                .results()
                .forEach(match -> allowed.add(stem(match.group())));
        var unknown = new ArrayList<String>();
        var matcher = WORD.matcher(draft.text());
        int sentenceStart = 0;
        while (matcher.find()) {
            var word = matcher.group();
            boolean opens =
                    draft.text().substring(sentenceStart, matcher.start()).isBlank();
            if (!opens && Character.isUpperCase(word.charAt(0)) && !allowed.contains(stem(word))) unknown.add(word);
            int end = matcher.end();
            if (end < draft.text().length() && ".!?".indexOf(draft.text().charAt(end)) >= 0) sentenceStart = end + 1;
        }
        return unknown;
    }

    private static String stem(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("['’]s$", "").replaceAll("s$", "");
    }
}
