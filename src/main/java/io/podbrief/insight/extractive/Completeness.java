package io.podbrief.insight.extractive;

import io.podbrief.insight.extractive.Passage.Part;
import java.util.List;
import java.util.Optional;

/// Whether a cleaned passage is made of whole, printable sentences (QUALITY Q6). A hard gate.
final class Completeness {
    private static final int SHORTEST = 35; // words
    private static final int LONGEST = 70;
    private static final int MOST_SENTENCES = 4;
    private static final int OPENING_SHORTEST = 4;
    private static final int OPENING_LONGEST = 40; // a long first sentence costs nothing, see docs/quality.md
    private static final int SENTENCE_LONGEST = 40;
    private static final Lexicon THREAD_OPENERS = Lexicon.english("noise_openers");

    private Completeness() {}

    /// The first rule that the passage breaks, such as `C4`; empty when it breaks none.
    static Optional<String> broken(Passage passage) {
        var text = passage.text();
        var parts = passage.parts();
        if (passage.cleaned().tooMuch()) return Optional.of("Q5");
        if (passage.wording().count() < SHORTEST
                || passage.wording().count() > LONGEST
                || parts.size() > MOST_SENTENCES) return Optional.of("C8");
        if (!Character.isUpperCase(firstLetter(text)) && !Character.isDigit(firstLetter(text)))
            return Optional.of("C1");
        if (!endsWell(text)) return Optional.of("C2");
        if (parts.stream().anyMatch(part -> part.tags().stream().noneMatch(Grammar.Tagged::isVerb)))
            return Optional.of("C3");
        int opening = parts.getFirst().wording().count();
        if (opening < OPENING_SHORTEST || opening > OPENING_LONGEST) return Optional.of("C4");
        if (parts.stream().anyMatch(part -> part.wording().count() > SENTENCE_LONGEST)) return Optional.of("C5");
        if (THREAD_OPENERS.opens(parts.getLast().wording()) || namesAnother(parts)) return Optional.of("C6");
        if (!balanced(text)) return Optional.of("C7");
        if (parts.stream().anyMatch(Completeness::isBroken)) return Optional.of("C9");
        return Optional.empty();
    }

    /// Whether the last sentence opens with a name that was not heard before: the next item of the news.
    private static boolean namesAnother(List<Part> parts) {
        if (parts.size() == 1) return false;
        var opening = parts.getLast().tags().getFirst();
        return opening.tag().equals("PROPN")
                && parts.subList(0, parts.size() - 1).stream()
                        .noneMatch(part ->
                                part.tags().stream().anyMatch(tag -> tag.text().equals(opening.text())));
    }

    private static char firstLetter(String text) {
        return text.chars()
                .mapToObj(c -> (char) c)
                .filter(Character::isLetterOrDigit)
                .findFirst()
                .orElse(' ');
    }

    private static boolean endsWell(String text) {
        if (text.endsWith("...") || text.endsWith("…") || text.endsWith("..")) return false;
        char last = text.charAt(text.length() - 1);
        char before = text.length() > 1 ? text.charAt(text.length() - 2) : ' ';
        return last == '.' || last == '!' || ((last == '"' || last == '”') && (before == '.' || before == '!'));
    }

    private static boolean balanced(String text) {
        long straight = text.chars().filter(c -> c == '"').count();
        return straight % 2 == 0
                && count(text, '“') == count(text, '”')
                && count(text, '(') == count(text, ')')
                && count(text, '[') == count(text, ']');
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /// C9, ours: trailing off and breaking off in the middle read as garble, however good the words around them
    /// are.
    private static boolean isBroken(Part part) {
        var text = part.text();
        boolean brokenOff = text.contains("...") || text.contains("…") || text.contains("--");
        boolean cutWord = text.contains("- ") && text.matches(".*\\p{L}- .*");
        boolean markup = text.contains("[") || text.contains(">") || text.contains("**") || text.contains("http");
        return brokenOff || cutWord || markup;
    }
}
