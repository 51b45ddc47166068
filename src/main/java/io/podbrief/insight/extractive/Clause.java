package io.podbrief.insight.extractive;

import io.podbrief.insight.extractive.Grammar.Tagged;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/// A run of one sentence's words, for telling whether it stands alone as a sentence.
///
/// @param tags in order, without marks at the end
record Clause(List<Tagged> tags) {
    private static final Lexicon CLAUSE_WORDS = Lexicon.english("clause_words");
    private static final Set<String> OPENING_CLAUSES = Set.of(
            "that", "who", "which", "what", "how", "why", "whether", "whose", "as", "than", "until", "since", "once");
    private static final Set<String> JOINING = Set.of("and", "or", "but", "nor", "then", "so");
    private static final Set<String> SUBJECTS = Set.of("i", "we", "you", "they", "he", "she", "it");
    /// Words that wait for another: "between" for its "and", "not only" for its "but".
    private static final Set<String> WAITING = Set.of("between", "both", "either", "neither", "whether");
    private static final Set<String> PARTICIPLES = Set.of(
            "written", "given", "known", "shown", "driven", "taken", "done", "gone", "been", "seen", "chosen", "broken",
            "grown", "drawn", "called", "based");
    private static final Set<String> WEAK_ENDS = Set.of("ADP", "DET", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "INTJ");

    Clause {
        tags = List.copyOf(tags);
    }

    String word(int at) {
        return tags.get(at).text().toLowerCase(Locale.ROOT);
    }

    boolean has(String word) {
        return tags.stream().anyMatch(tag -> tag.text().equalsIgnoreCase(word));
    }

    /// @return -1 where the word is not in it
    int lastIndexOf(String word) {
        for (int i = tags.size() - 1; i >= 0; i--) if (word(i).equals(word)) return i;
        return -1;
    }

    /// How many words there are; a contraction is one.
    int words() {
        return (int) tags.stream()
                .filter(tag -> !tag.tag().equals("PUNCT"))
                .mapToInt(Tagged::word)
                .distinct()
                .count();
    }

    /// Where its main verb stands: the first finite one that belongs to no clause inside it. In "the people that have
    /// one gave it a name" that is "gave".
    ///
    /// @return -1 where there is none
    int mainVerb() {
        int open = 0;
        for (int i = 0; i < tags.size(); i++) {
            if (opensClause(i)) open++;
            if (!isFinite(i)) continue;
            if (open == 0) return i;
            while (i + 1 < tags.size() && continuesVerb(i + 1)) i++;
            open--;
        }
        return -1;
    }

    /// Whether a word opens a clause inside another: "because", "the place where", "the thing you pay for".
    private boolean opensClause(int at) {
        var word = word(at);
        if (JOINING.contains(word)) return false;
        boolean named = CLAUSE_WORDS.hasWord(word) || OPENING_CLAUSES.contains(word);
        boolean pointing = word.equals("that") && tags.get(at).tag().equals("DET");
        boolean prepositional =
                Set.of("as", "than", "before", "after", "until", "since").contains(word)
                        && tags.get(at).tag().equals("ADP");
        if (named) return !pointing && !prepositional;
        return at > 0 && SUBJECTS.contains(word) && tags.get(at - 1).isNoun() && !isBehindOpening(at);
    }

    /// Whether only an opening such as "In the old days" stands before a word.
    private boolean isBehindOpening(int at) {
        return tags.getFirst().tag().equals("ADP")
                && tags.subList(0, at).stream().noneMatch(Tagged::isVerb);
    }

    boolean hasFiniteAfter(int at) {
        return IntStream.range(at + 1, tags.size()).anyMatch(this::isFinite);
    }

    /// A verb that can carry a sentence: not "to go", not a bare "going", not "written by".
    boolean isFinite(int at) {
        var tagged = tags.get(at);
        if (!tagged.isVerb() || tagged.text().equals("n't")) return false;
        if (tagged.tag().equals("AUX")) return !isInfinitive(at);
        var next = at + 1 < tags.size() ? word(at + 1) : "";
        boolean passive = next.equals("by") && at > 0 && tags.get(at - 1).isNoun();
        boolean participle =
                PARTICIPLES.contains(word(at)) && (at == 0 || !tags.get(at - 1).isVerb());
        return !word(at).endsWith("ing") && !isInfinitive(at) && !passive && !participle;
    }

    private boolean isInfinitive(int at) {
        int before = at - 1;
        while (before >= 0 && tags.get(before).tag().equals("ADV")) before--;
        return before >= 0
                && word(before).equals("to")
                && Set.of("PART", "ADP").contains(tags.get(before).tag());
    }

    /// "have been", "can still go": words after a verb that are still the same verb.
    private boolean continuesVerb(int at) {
        return tags.get(at).isVerb()
                || Set.of("ADV", "PART").contains(tags.get(at).tag());
    }

    /// What the main verb says something of: the last noun or pronoun before it.
    ///
    /// @return -1 where there is none
    int subject() {
        for (int i = mainVerb() - 1; i >= 0; i--)
            if (tags.get(i).isNoun()
                    || Set.of("PRON", "NUM", "DET").contains(tags.get(i).tag())) return i;
        return -1;
    }

    /// Whether it has a subject, a main verb with something after it, a firm end, and no word that waits for more.
    boolean stands() {
        int verb = mainVerb();
        if (verb <= 0 || verb >= tags.size() - 1 || subject() < 0) return false;
        var last = tags.getLast();
        boolean firm = !WEAK_ENDS.contains(last.tag())
                && !last.text().equals("one")
                && !word(tags.size() - 1).equals("not");
        boolean waits = has("not") && (has("only") || has("just"))
                || WAITING.stream()
                        .anyMatch(word -> has(word) && !has(word.equals("neither") ? "nor" : "and") && !has("or"));
        return firm && !waits && !hasOpenClause();
    }

    /// Whether the last clause inside it lacks its verb, as in "a model that".
    private boolean hasOpenClause() {
        int open = 0;
        for (int i = 0; i < tags.size(); i++) {
            if (opensClause(i)) open++;
            else if (tags.get(i).isVerb()) open = 0;
        }
        return open > 0;
    }
}
