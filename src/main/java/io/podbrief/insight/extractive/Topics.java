package io.podbrief.insight.extractive;

import io.podbrief.insight.extractive.Grammar.Tagged;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a passage is about, in its own words: the noun phrase that recurs most in it and around it.
final class Topics {
    private static final int LONGEST = 3; // words
    private static final Lexicon STOP_WORDS = Lexicon.english("stop_words");

    private static final Set<String> VAGUE = Set.of(
            "little",
            "bit",
            "certain",
            "different",
            "many",
            "interesting",
            "other",
            "few",
            "nice",
            "cool",
            "specific",
            "amount",
            "number",
            "several",
            "whole",
            "particular",
            "various",
            "today",
            "tail",
            "example",
            "able",
            "real",
            "big",
            "own",
            "last",
            "next",
            "actual",
            "entire",
            "whereas",
            "good",
            "great",
            "new",
            "old",
            "long");

    private final Map<String, Integer> inEpisode = new HashMap<>();

    /// @param talk the episode, for how often its words occur
    Topics(Talk talk) {
        for (var sentence : talk.sentences()) {
            for (var word : sentence.wording().words()) inEpisode.merge(word, 1, Integer::sum);
        }
    }

    /// One to three words as they stand in the passage; empty when it has no noun phrase.
    String of(Passage passage) {
        return best(passage, phrases(passage));
    }

    /// A headline for a passage none of whose clauses stands alone: the phrase of several words that it is most about.
    /// A run of its words, as a proof asks, and not one that it denies.
    ///
    /// @return such as "Fresh circuit identity"; empty where it has no such phrase
    Optional<String> label(Passage passage) {
        var phrases = phrases(passage).stream()
                .filter(phrase -> phrase.indexOf(' ') > 0 && !isVague(phrase) && !isDenied(phrase, passage))
                .toList();
        var best = best(passage, phrases);
        return best.isEmpty() ? Optional.empty() : Optional.of(Wording.capitalised(best));
    }

    private static boolean isDenied(String phrase, Passage passage) {
        var denied = "(not|no|never|nor|without|\\S*n't) "
                + Wording.of(phrase).spaced().strip() + " ";
        return Pattern.compile("(^| )" + denied)
                .matcher(passage.wording().spaced())
                .find();
    }

    private static boolean isVague(String phrase) {
        return Arrays.stream(phrase.toLowerCase(Locale.ROOT).split(" ")).anyMatch(VAGUE::contains);
    }

    private String best(Passage passage, List<String> phrases) {
        var best = "";
        double bestScore = 0;
        for (var phrase : phrases) {
            double score = score(phrase, passage);
            if (score > bestScore) {
                best = phrase;
                bestScore = score;
            }
        }
        return best;
    }

    private double score(String phrase, Passage passage) {
        double score = 0;
        for (var word : phrase.toLowerCase(Locale.ROOT).split(" ")) {
            long here = passage.wording().words().stream().filter(word::equals).count();
            score += Math.log1p(inEpisode.getOrDefault(word, 0))
                    + here
                    - 1
                    + (Character.isUpperCase(phrase.charAt(0)) ? 0.5 : 0);
        }
        return score;
    }

    private static List<String> phrases(Passage passage) {
        var phrases = new ArrayList<String>();
        for (var part : passage.parts()) {
            var run = new ArrayList<Tagged>();
            for (var tagged : part.tags()) {
                boolean noun = tagged.isNoun()
                        && tagged.text().length() > 2
                        && !STOP_WORDS.hasWord(tagged.text().toLowerCase(Locale.ROOT));
                boolean adjective = tagged.tag().equals("ADJ")
                        && !STOP_WORDS.hasWord(tagged.text().toLowerCase(Locale.ROOT));
                if (noun || (adjective && run.isEmpty())) {
                    run.add(tagged);
                    continue;
                }
                close(run, phrases);
                if (adjective) run.add(tagged);
            }
            close(run, phrases);
        }
        return phrases;
    }

    private static void close(List<Tagged> run, List<String> phrases) {
        if (!run.isEmpty() && run.getLast().isNoun()) {
            var last = run.subList(Math.max(0, run.size() - LONGEST), run.size());
            phrases.add(String.join(" ", last.stream().map(Tagged::text).toList()));
        }
        run.clear();
    }
}
