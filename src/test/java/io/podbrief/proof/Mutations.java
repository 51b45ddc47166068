package io.podbrief.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Proofs made wrong on purpose, by a seed. Whoever forges a text forges the digest with it: it is computed anew, so
/// that it is the other checks that must notice.
final class Mutations {
    private static final Pattern DIGITS = Pattern.compile("(?<![\\p{L}\\p{N}.,])\\d+(?:[.,]\\d+)*");
    private static final List<String> NUMBER_WORDS = List.of(
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve", "fifteen", "twenty",
            "thirty", "forty", "fifty", "sixty", "eighty", "ninety");
    private static final List<String> SCALES = List.of("hundred", "thousand", "million", "billion");
    private static final Set<String> AUXILIARIES = Set.of(
            "is", "are", "was", "were", "can", "could", "will", "would", "should", "may", "might", "must", "does", "do",
            "did", "has", "have", "had");
    private static final Map<String, String> UNDENIED = Map.of(
            "cannot",
            "can",
            "no",
            "a",
            "not",
            "",
            "never",
            "",
            "nothing",
            "something",
            "nobody",
            "somebody",
            "without",
            "with",
            "neither",
            "either",
            "none",
            "some");
    private static final List<String> NAMES = List.of(
            "Aldebaran",
            "Brightfield",
            "Cassowary",
            "Dunmore",
            "Eastgate",
            "Fennimore",
            "Goldcrest",
            "Harrowby",
            "Ironbridge",
            "Jessamine",
            "Kestrel",
            "Lindqvist",
            "Marrakesh",
            "Nakamura",
            "Oxbow",
            "Pemberton",
            "Quillfeather",
            "Rosenthal",
            "Stonehaven",
            "Tanager",
            "Uppsala",
            "Vandermeer",
            "Wolverton",
            "Yarrow",
            "Zephyrine");

    private final Random random;

    Mutations(long seed) {
        this.random = new Random(seed);
    }

    /// Texts of which one number is another.
    List<String> numbers(String text) {
        var mutants = new ArrayList<String>();
        DIGITS.matcher(text)
                .results()
                .forEach(match -> mutants.add(
                        text.substring(0, match.start()) + other(match.group()) + text.substring(match.end())));
        for (var word : English.words(text)) {
            var likes = SCALES.contains(word.lower()) ? SCALES : NUMBER_WORDS;
            var other = likes.get(random.nextInt(likes.size()));
            if (likes.contains(word.lower()) && !other.equals(word.lower()))
                mutants.add(replaced(text, word, like(word.text(), other)));
        }
        return mutants;
    }

    private String other(String digits) {
        int at;
        do at = random.nextInt(digits.length());
        while (!Character.isDigit(digits.charAt(at)));
        char digit = (char) ('1' + (digits.charAt(at) - '0' + random.nextInt(8)) % 9);
        if (digit == digits.charAt(at)) digit = digit == '9' ? '1' : (char) (digit + 1);
        return digits.substring(0, at) + digit + digits.substring(at + 1);
    }

    /// Texts of which one name is another.
    List<String> names(String text) {
        var mutants = new ArrayList<String>();
        var words = English.words(text);
        for (int i = 1; i < words.size(); i++) {
            var word = words.get(i);
            boolean opens = text.substring(words.get(i - 1).end(), word.start()).matches("(?s).*[.!?:].*");
            if (opens
                    || !Character.isUpperCase(word.text().charAt(0))
                    || word.text().matches("I('.+)?")) continue;
            mutants.add(replaced(text, word, NAMES.get(random.nextInt(NAMES.size()))));
        }
        return mutants;
    }

    /// Texts that deny one thing more or one thing less.
    List<String> negations(String text) {
        var mutants = new ArrayList<String>();
        for (var word : English.words(text)) {
            var rest = text.substring(word.end());
            if (AUXILIARIES.contains(word.lower())
                    && !rest.toLowerCase(Locale.ROOT).startsWith(" not"))
                mutants.add(text.substring(0, word.end()) + " not" + rest);
            var affirmed = UNDENIED.get(word.lower());
            if (affirmed != null)
                mutants.add(replaced(text, word, like(word.text(), affirmed))
                        .replace("  ", " ")
                        .strip());
            if (word.lower().endsWith("n't"))
                mutants.add(replaced(
                        text, word, word.text().substring(0, word.text().length() - 3)));
        }
        return mutants;
    }

    private static String replaced(String text, English.Word word, String by) {
        return text.substring(0, word.start()) + by + text.substring(word.end());
    }

    private static String like(String model, String word) {
        return Character.isUpperCase(model.charAt(0)) && !word.isEmpty()
                ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
                : word;
    }

    /// Some of many, in a random order.
    <T> List<T> some(List<T> all, int most) {
        var shuffled = new ArrayList<>(all);
        java.util.Collections.shuffle(shuffled, random);
        return shuffled.subList(0, Math.min(most, shuffled.size()));
    }

    static Proof with(Proof proof, UnaryOperator<String> text) {
        var changed = text.apply(proof.text());
        var passage = proof.passage();
        var left = proof.tier() == Proof.Tier.QUOTE
                ? Shortening.leftOut(passage.text(), passage.start(), changed)
                : proof.leftOut();
        return new Proof(
                proof.id(),
                proof.address(),
                proof.tier(),
                proof.headline(),
                changed,
                proof.quote(),
                proof.saidOn(),
                proof.origin(),
                proof.words(),
                proof.evidence(),
                left);
    }

    static Proof saidBy(Proof proof, String speaker) {
        var quote = proof.quote();
        return new Proof(
                proof.id(),
                proof.address(),
                proof.tier(),
                proof.headline(),
                proof.text(),
                new Proof.Quote(quote.text(), quote.start(), quote.end(), speaker, quote.from(), quote.to()),
                proof.saidOn(),
                proof.origin(),
                proof.words(),
                proof.evidence(),
                proof.leftOut());
    }

    static Proof saidEverywhereBy(Proof proof, String speaker) {
        var evidence = proof.evidence().stream()
                .map(part ->
                        new Proof.Evidence(part.start(), part.end(), speaker, part.text(), part.before(), part.after()))
                .toList();
        var said = saidBy(proof, speaker);
        return new Proof(
                said.id(),
                said.address(),
                said.tier(),
                said.headline(),
                said.text(),
                said.quote(),
                said.saidOn(),
                said.origin(),
                said.words(),
                evidence,
                said.leftOut());
    }

    static Proof of(Proof proof, Proof.Origin origin, Proof.Words words) {
        return new Proof(
                proof.id(),
                proof.address(),
                proof.tier(),
                proof.headline(),
                proof.text(),
                proof.quote(),
                proof.saidOn(),
                origin,
                words,
                proof.evidence(),
                proof.leftOut());
    }

    static Proof resting(Proof proof, Proof other) {
        return new Proof(
                proof.id(),
                proof.address(),
                proof.tier(),
                proof.headline(),
                proof.text(),
                other.quote(),
                proof.saidOn(),
                proof.origin(),
                proof.words(),
                other.evidence(),
                other.leftOut());
    }
}
