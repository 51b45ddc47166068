package io.podbrief.insight.extractive;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Score;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How much a passage is worth sending (QUALITY Q8): a sum of named terms set by hand, no weights fitted.
///
/// Started from QUALITY's fallback score. Changed where the labels of 2,784 windows say otherwise: "you" costs
/// nothing (it did not tell good from bad), and length counts (46 words and more were three times as often
/// forwardable as shorter ones).
final class Worthiness {
    private static final Lexicon CAUSAL = Lexicon.english("causal");
    private static final Lexicon CONTRAST = Lexicon.english("contrast");
    private static final Lexicon COMPARISON = Lexicon.english("comparison");
    private static final Lexicon GENERALITY = Lexicon.english("generality");
    private static final Lexicon HEDGES = Lexicon.english("hedges");
    private static final Lexicon NUMBERS = Lexicon.english("numbers");
    private static final Lexicon CHAT = Lexicon.english("chat");
    private static final Lexicon FIRST_PERSON = Lexicon.english("first_person");
    private static final Lexicon STOP_WORDS = Lexicon.english("stop_words");
    private static final int LOOK_BACK = 40; // sentences in which an earlier mention counts

    private static final double DRIFTS =
            0.12; // cosine of the last sentence to the rest, below which it is about something else

    private final Talk talk;
    private final List<Embedding> sentences;
    private final Embedding centre;

    /// @param sentences one for each sentence of the talk
    /// @param centre mean of the episode's candidate passages
    Worthiness(Talk talk, List<Embedding> sentences, Embedding centre) {
        this.talk = talk;
        this.sentences = List.copyOf(sentences);
        this.centre = centre;
    }

    /// The parts sum to the total; higher is better, most passages lie between -2 and 4.
    Score of(Passage passage, Embedding embedding) {
        var words = passage.wording();
        double figures = words.words().stream()
                .filter(word -> word.chars().anyMatch(Character::isDigit) || NUMBERS.hasWord(word))
                .count();
        var quality = new Score.Sum();
        quality.add("numbers", 0.8 * Math.min(2, figures) / 2);
        quality.add("names", 0.8 * Math.min(3, names(passage)) / 3);
        quality.add("cause", CAUSAL.in(words) ? 0.8 : 0);
        quality.add("contrast", CONTRAST.in(words) ? 0.6 : 0);
        quality.add("comparison", COMPARISON.in(words) ? 0.5 : 0);
        quality.add("scope", 0.5 * Math.min(2, GENERALITY.count(words)) / 2);
        quality.add("hedging", -0.7 * Math.min(2, HEDGES.count(words)));
        quality.add(
                "questions", -1.0 * passage.text().chars().filter(c -> c == '?').count());
        quality.add("first person", -8 * Math.max(0, FIRST_PERSON.share(words) - 0.03));
        quality.add("opens with I or we", opensPersonally(words) ? -0.6 : 0);
        quality.add("opens with its subject", opensWithSubject(passage) ? 0.5 : 0);
        quality.add("drifts", drifts(passage) ? -0.5 : 0);
        quality.add("chat", CHAT.in(words) ? -1 : 0);
        quality.add("length", length(words.count()));
        quality.add("breaks", -0.3 * breaks(passage.text()));
        quality.add("unexplained", -0.3 * Math.min(3, unexplained(passage)));
        quality.add("central", 1.5 * (embedding.cosine(centre) - 0.5));
        return quality.total();
    }

    private static boolean opensPersonally(Wording words) {
        return FIRST_PERSON.hasWord(words.first());
    }

    /// S4: a noun within the first three words, before any verb or pronoun.
    private static boolean opensWithSubject(Passage passage) {
        for (var tagged : passage.parts().getFirst().tags().stream().limit(3).toList()) {
            if (tagged.isNoun()) return true;
            if (tagged.isVerb()
                    || tagged.tag().equals("PRON")
                    || tagged.tag().equals("SCONJ")
                    || tagged.tag().equals("ADV")) return false;
        }
        return false;
    }

    /// G9: whether the last sentence has little to do with those before it.
    private boolean drifts(Passage passage) {
        if (passage.first() == passage.last()) return false;
        var rest = Embedding.mean(sentences.subList(passage.first(), passage.last()));
        return sentences.get(passage.last()).cosine(rest) < DRIFTS;
    }

    private static double length(int words) {
        if (words < 45) return -0.08 * (45 - words);
        return words > 62 ? -0.04 * (words - 62) : 0.3;
    }

    /// Distinct names, by tag, leaving out single words that only open a sentence.
    private static int names(Passage passage) {
        var names = new HashSet<String>();
        for (var part : passage.parts()) {
            for (var tagged : part.tags()) {
                if (tagged.tag().equals("PROPN")
                        && tagged.word() > 0
                        && Character.isUpperCase(tagged.text().charAt(0))) names.add(tagged.text());
            }
        }
        return names.size();
    }

    private static int breaks(String text) {
        int breaks = 0;
        for (int i = 0; i + 2 < text.length(); i++) {
            boolean dash = text.charAt(i) == ' '
                    && (text.charAt(i + 1) == '-' || text.charAt(i + 1) == '–')
                    && text.charAt(i + 2) == ' ';
            if (dash || text.charAt(i) == '—') breaks++;
        }
        return breaks;
    }

    /// G8: things called "the X" whose only introduction lies before the passage.
    private int unexplained(Passage passage) {
        var heardHere = new HashSet<String>();
        var missing = new HashSet<String>();
        var before = heardBefore(passage.first());
        for (var part : passage.parts()) {
            var tags = part.tags();
            for (int i = 0; i < tags.size(); i++) {
                if (!tags.get(i).isNoun()) continue;
                var noun = tags.get(i).text().toLowerCase(Locale.ROOT);
                boolean definite = i > 0 && tags.get(i - 1).text().equalsIgnoreCase("the");
                if (definite && !heardHere.contains(noun) && before.contains(noun)) missing.add(noun);
                heardHere.add(noun);
            }
        }
        return missing.size();
    }

    private Set<String> heardBefore(int first) {
        var words = new HashSet<String>();
        for (var sentence : talk.sentences().subList(Math.max(0, first - LOOK_BACK), first)) {
            for (var word : sentence.wording().words()) if (!STOP_WORDS.hasWord(word)) words.add(word);
        }
        return words;
    }

    /// Keeps [List] order: the passages worth most first; equal ones keep their place in the talk.
    static List<Candidate> ranked(List<Candidate> candidates) {
        return candidates.stream()
                .sorted((a, b) ->
                        Double.compare(b.quality().total(), a.quality().total()))
                .toList();
    }
}
