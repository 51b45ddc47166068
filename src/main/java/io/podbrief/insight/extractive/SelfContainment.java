package io.podbrief.insight.extractive;

import io.podbrief.insight.extractive.Grammar.Tagged;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether a cleaned passage can be understood without the episode (QUALITY Q7, G1 to G7). A hard gate.
final class SelfContainment {
    private static final double MOST_FIRST_PERSON = 0.08;
    private static final Lexicon POINTERS = Lexicon.english("pointers");
    private static final Lexicon FILLERS = Lexicon.english("fillers");
    private static final Lexicon CONNECTIVES = Lexicon.english("connectives");
    private static final Lexicon DEIXIS = Lexicon.english("deixis");
    private static final Lexicon FIRST_PERSON = Lexicon.english("first_person");

    private static final Set<String> PERSONS = Set.of("he", "she", "him", "his", "her", "hers", "himself", "herself");
    private static final Set<String> PLURALS = Set.of("they", "them", "their", "theirs", "themselves");
    private static final Set<String> SINGULARS = Set.of("it", "its", "itself");
    private static final Set<String> DEMONSTRATIVES = Set.of("this", "these", "those", "that");
    private static final Set<String> GROUPS = Set.of(
            "people",
            "everyone",
            "everybody",
            "folks",
            "team",
            "company",
            "government",
            "someone",
            "somebody",
            "anyone",
            "anybody",
            "nobody",
            "person",
            "family",
            "community",
            "staff",
            "police",
            "public",
            "media",
            "everything");

    private static final Set<String> PEOPLE = Set.of(
            "man",
            "woman",
            "guy",
            "girl",
            "boy",
            "mother",
            "father",
            "wife",
            "husband",
            "founder",
            "author",
            "minister",
            "president",
            "judge",
            "boss",
            "manager",
            "engineer",
            "professor",
            "doctor",
            "friend",
            "teacher",
            "ceo",
            "cto",
            "customer",
            "user",
            "developer",
            "kid");

    private SelfContainment() {}

    /// The first rule that the passage breaks, such as `G1`; empty when it breaks none.
    static Optional<String> broken(Passage passage) {
        var opening = passage.parts().getFirst();
        if (POINTERS.opens(opening.wording())) return Optional.of("G1");
        if (FILLERS.opens(opening.wording())) return Optional.of("G2");
        if (CONNECTIVES.opens(opening.wording())) return Optional.of("G3");
        if (DEIXIS.in(passage.wording())) return Optional.of("G4");
        if (FIRST_PERSON.share(passage.wording()) > MOST_FIRST_PERSON) return Optional.of("G5");
        return danglingPronoun(passage);
    }

    /// Walks the words and remembers which nouns were heard: a pronoun may only look back.
    private static Optional<String> danglingPronoun(Passage passage) {
        var heard = new HashSet<Heard>();
        int sentence = 0;
        for (var part : passage.parts()) {
            for (int i = 0; i < part.tags().size(); i++) {
                var rule = pronounRule(part.tags(), i, heard, sentence == 0);
                if (rule.isPresent()) return rule;
                note(part.tags(), i, heard);
            }
            sentence++;
        }
        return Optional.empty();
    }

    private enum Heard {
        PERSON,
        SINGULAR,
        PLURAL
    }

    private static Optional<String> pronounRule(List<Tagged> tags, int i, Set<Heard> heard, boolean inOpening) {
        var word = tags.get(i).text().toLowerCase(Locale.ROOT);
        if (PERSONS.contains(word) && !heard.contains(Heard.PERSON)) return Optional.of("G6");
        if (PLURALS.contains(word) && !heard.contains(Heard.PLURAL)) return Optional.of("G7");
        if (SINGULARS.contains(word) && !heard.contains(Heard.SINGULAR) && !isDummy(tags, i)) return Optional.of("G7");
        boolean pointsAhead =
                DEMONSTRATIVES.contains(word) && tags.get(i).tag().equals("DET") && i + 1 < tags.size() && inOpening;
        if (pointsAhead && heard.isEmpty() && !word.equals("that")) return Optional.of("G7");
        return Optional.empty();
    }

    /// "it is hard to …", "it takes …", "it turns out" point at nothing.
    private static boolean isDummy(List<Tagged> tags, int i) {
        if (i + 1 >= tags.size()) return false;
        var next = tags.get(i + 1).text().toLowerCase(Locale.ROOT);
        if (next.equals("takes") || next.equals("took") || next.equals("turns") || next.equals("seems")) return true;
        boolean copula =
                Set.of("is", "'s", "was", "would", "becomes", "became", "gets").contains(next);
        return copula
                && tags.subList(i + 1, Math.min(tags.size(), i + 7)).stream()
                        .anyMatch(tag -> tag.text().equals("to") || tag.text().equals("that"));
    }

    private static void note(List<Tagged> tags, int i, Set<Heard> heard) {
        var tagged = tags.get(i);
        var word = tagged.text().toLowerCase(Locale.ROOT);
        if (GROUPS.contains(word)) heard.addAll(Set.of(Heard.PLURAL, Heard.PERSON, Heard.SINGULAR));
        if (!tagged.isNoun()) return;
        boolean name = tagged.tag().equals("PROPN");
        boolean fullName =
                name && i > 0 && tags.get(i - 1).tag().equals("PROPN"); // one name alone may be a place or a company
        if (fullName || PEOPLE.contains(word)) heard.add(Heard.PERSON);
        boolean plural = word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us") && !word.endsWith("is");
        if (plural || name) heard.add(Heard.PLURAL);
        if (!plural || name) heard.add(Heard.SINGULAR);
        boolean joined = i > 1
                && tags.get(i - 1).text().equalsIgnoreCase("and")
                && tags.get(i - 2).isNoun();
        if (joined) heard.add(Heard.PLURAL);
    }
}
