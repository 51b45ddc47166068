package io.podbrief.insight.extractive;

import io.podbrief.embedding.Embedding;
import io.podbrief.embedding.PassageClassifier.Reading;
import io.podbrief.insight.Score;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How much a passage is worth sending (QUALITY Q8): what the classifier says of it, and what a parser sees
/// better.
///
/// The classifier's log-odds of a claim worth sending count in full, those of being clear by itself half: of what it
/// likes best on shows that it never saw, twice as much can then be forwarded without the grey words. Its doubts about
/// print, adverts, and clearness with the grey words only take away, by the logarithm of the chance that all is well:
/// they rank worse than they warn. What docs/quality.md measures of the other terms says how much they weigh.
final class Worthiness {
    private static final Lexicon STOP_WORDS = Lexicon.english("stop_words");
    private static final Lexicon NUMBERS = Lexicon.english("numbers");
    private static final int LOOK_BACK = 40; // sentences in which an earlier mention counts
    private static final double CLEAR = 0.5; // weight of being clear by itself
    private static final double DOUBT = 0.5; // weight of a doubt

    /// Cosine of an outer sentence to the rest, below which it is about something else.
    private static final double DRIFTS = 0.12;

    private final Talk talk;
    private final List<Embedding> sentences;

    /// @param sentences one for each sentence of the talk
    Worthiness(Talk talk, List<Embedding> sentences) {
        this.talk = talk;
        this.sentences = List.copyOf(sentences);
    }

    /// The parts sum to the total; higher is better, most passages lie between -8 and 3.
    ///
    /// @param hasContext whether the words before the passage will be shown with it
    /// @param isLabelled whether its headline is no sentence, only a label
    Score of(Passage passage, Reading reading, boolean hasContext, boolean isLabelled) {
        var quality = new Score.Sum();
        quality.add("worth", reading.worth());
        quality.add("clear by itself", CLEAR * reading.clear());
        quality.add("clear", DOUBT * logChance(hasContext ? reading.clearInContext() : reading.clear()));
        quality.add("clean", DOUBT * logChance(reading.clean()));
        quality.add("no advert", DOUBT * logChance(-reading.advert()));
        quality.add("names", 0.5 * Math.min(3, names(passage)) / 3.0);
        quality.add("numbers", 0.5 * Math.min(2, numbers(passage)) / 2.0);
        quality.add("opens with its subject", opensWithSubject(passage) ? 0.3 : 0);
        quality.add("speaks to you", speaksToYou(passage) ? -0.3 : 0);
        quality.add("one sentence", passage.parts().size() == 1 ? -0.5 : 0);
        quality.add("no headline", isLabelled ? -0.5 : 0);
        quality.add("drifts", -0.7 * drifts(passage));
        quality.add(
                "questions", -0.5 * passage.text().chars().filter(c -> c == '?').count());
        quality.add("breaks", -0.3 * breaks(passage.text()));
        quality.add("unexplained", -0.2 * Math.min(3, unexplained(passage)));
        return quality.total();
    }

    /// ln(1 / (1 + e^-x)) of log-odds x.
    private static double logChance(double logOdds) {
        return -Math.log1p(Math.exp(-logOdds));
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

    /// Whether the first thing that it speaks of is "you".
    private static boolean speaksToYou(Passage passage) {
        return passage.parts().getFirst().tags().stream()
                .filter(tag -> tag.isNoun() || tag.tag().equals("PRON"))
                .findFirst()
                .filter(tag -> tag.text().equalsIgnoreCase("you"))
                .isPresent();
    }

    /// G9: how many of the first and the last sentence have little to do with the others.
    private int drifts(Passage passage) {
        if (passage.first() == passage.last()) return 0;
        boolean opening = isApart(passage.first(), sentences.subList(passage.first() + 1, passage.last() + 1));
        boolean ending = isApart(passage.last(), sentences.subList(passage.first(), passage.last()));
        return (opening ? 1 : 0) + (ending ? 1 : 0);
    }

    private boolean isApart(int sentence, List<Embedding> others) {
        return sentences.get(sentence).cosine(Embedding.mean(others)) < DRIFTS;
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

    private static int numbers(Passage passage) {
        return (int) passage.wording().words().stream()
                .filter(word -> word.chars().anyMatch(Character::isDigit) || NUMBERS.hasWord(word))
                .count();
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
}
