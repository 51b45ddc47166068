package io.podbrief.insight.extractive;

import io.podbrief.insight.Kind;
import io.podbrief.insight.extractive.Grammar.Tagged;
import io.podbrief.insight.extractive.Passage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A headline out of a passage's own words (QUALITY Q10): the main clause of its best sentence, behind an opening such
/// as "the thing is that" and cut before a word that leads another clause, 5 to 14 words and best 6 and more. "I think"
/// is such an opening where the insight is shown as an opinion anyway. Where no clause will do, a short sentence that
/// names something, else the first words of the passage.
final class Headlines {
    private static final int SHORTEST = 5;
    private static final int LONGEST = 14;
    private static final double LEAST = 0.5; // of a clause; a later sentence about what "I" would do has less
    private static final int NAMES = 2; // fewer things named hardly say anything: "We will never know"
    private static final Patterns LEAD_INS = Patterns.english("headline_lead_ins");
    private static final String OWN_VIEW = "view";
    private static final Lexicon CLAUSE_WORDS = Lexicon.english("clause_words");
    private static final Lexicon POINTERS = Lexicon.english("pointers");
    private static final Lexicon FILLERS = Lexicon.english("fillers");
    private static final Set<String> WEAK_SUBJECTS =
            Set.of("i", "we", "you", "they", "he", "she", "it", "this", "that", "there", "what", "so");
    /// Prepositions whose phrase says more about a whole statement, so that it stands without it; "of" and "to"
    /// are not among them.
    private static final Set<String> LOOSE =
            Set.of("from", "in", "at", "by", "on", "with", "across", "over", "during", "since", "until", "through");
    private static final Set<String> JOINING = Set.of("and", "or", "but", "nor");
    private static final Set<String> RELATIVE = Set.of("that", "who", "what");
    private static final int SOON = 4; // words
    private static final Set<String> WEAK_ENDS =
            Set.of("ADP", "DET", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "ADJ", "INTJ");

    private Headlines() {}

    /// The headline of a passage.
    ///
    /// @param kind what the insight is shown as
    /// @return the headline, without a full stop
    static String of(Passage passage, Kind kind) {
        var best = "";
        double bestScore = LEAST;
        for (int i = 0; i < passage.parts().size(); i++) {
            for (var clause : clauses(passage.parts().get(i), kind)) {
                double stands = score(clause.tags());
                double score = stands == 0
                        ? 0
                        : stands
                                - 0.7 * i
                                + 0.02 * clause.tags().size()
                                - (clause.loose() ? 0.6 : 0)
                                - (Tagged.named(clause.tags()) < NAMES ? 0.9 : 0);
                if (score > bestScore) {
                    best = text(clause.tags());
                    bestScore = score;
                }
            }
        }
        return best.isEmpty() ? shortened(passage.parts(), kind) : best;
    }

    /// @param loose whether it ends before a mere preposition
    private record Clause(List<Tagged> tags, boolean loose) {}

    /// The openings of a sentence that end where another clause begins, and the whole sentence. A bare comma ends
    /// none: it may part a list. Nor does anything between "more" and its "than".
    private static List<Clause> clauses(Part part, Kind kind) {
        var clauses = new ArrayList<Clause>();
        int opening = opening(part.text(), kind);
        var tags = part.tags().stream().filter(tag -> tag.word() >= opening).toList();
        int than = lastIndex(tags, "than");
        for (int end = 1; end <= tags.size(); end++) {
            boolean whole = end == tags.size();
            if (!whole && (end <= Math.max(3, than) || !canEndBefore(tags, end))) continue;
            int last = end;
            while (last > 0 && tags.get(last - 1).tag().equals("PUNCT")) last--;
            boolean loose = !whole && LOOSE.contains(tags.get(end).text().toLowerCase(Locale.ROOT));
            if (last > 0) clauses.add(new Clause(tags.subList(0, last), loose));
        }
        return clauses;
    }

    /// How many words of a sentence only lead up to what it claims.
    private static int opening(String sentence, Kind kind) {
        boolean asView = kind == Kind.OPINION || kind == Kind.PREDICTION || kind == Kind.ADVICE;
        for (var leadIn : LEAD_INS.all()) {
            if (leadIn.id().equals(OWN_VIEW) && !asView) continue;
            var found = leadIn.pattern().matcher(sentence);
            if (found.lookingAt()) return found.group().strip().split("\\s+").length;
        }
        return 0;
    }

    private static int lastIndex(List<Tagged> tags, String word) {
        for (int i = tags.size() - 1; i >= 0; i--) if (tags.get(i).text().equalsIgnoreCase(word)) return i;
        return -1;
    }

    private static boolean canEndBefore(List<Tagged> tags, int next) {
        var word = tags.get(next).text().toLowerCase(Locale.ROOT);
        if (JOINING.contains(word)) return leadsClause(tags, next);
        return CLAUSE_WORDS.hasWord(word)
                || (LOOSE.contains(word) && tags.get(next - 1).isNoun());
    }

    /// Whether a word such as "and" joins clauses, not the items of a list: a verb comes soon, before any comma.
    private static boolean leadsClause(List<Tagged> tags, int joining) {
        for (int i = joining + 1; i < Math.min(tags.size(), joining + 1 + SOON); i++) {
            if (tags.get(i).tag().equals("PUNCT")) return false;
            if (tags.get(i).isVerb()) return true;
        }
        return false;
    }

    /// Whether the last subordinate clause has its verb, and "between" its "and".
    private static boolean isFinished(List<Tagged> clause) {
        boolean open = false;
        boolean between = false;
        for (var tagged : clause.subList(1, clause.size())) {
            var word = tagged.text().toLowerCase(Locale.ROOT);
            if (RELATIVE.contains(word) || (CLAUSE_WORDS.hasWord(word) && !JOINING.contains(word))) open = true;
            else if (tagged.isVerb()) open = false;
            if (word.equals("between")) between = true;
            else if (word.equals("and")) between = false;
        }
        return !open && !between;
    }

    /// Above zero only for a clause that can stand: a subject that names something, a verb after it, a firm end.
    private static double score(List<Tagged> clause) {
        int words = (int) clause.stream()
                .filter(tag -> !tag.tag().equals("PUNCT"))
                .mapToInt(Tagged::word)
                .distinct()
                .count();
        if (words < SHORTEST || words > LONGEST) return 0;
        var first = clause.getFirst().text().toLowerCase(Locale.ROOT);
        int subject = firstIndex(clause, "NOUN", "PROPN");
        int verb = firstIndex(clause, "VERB", "AUX");
        boolean stands = !clause.getFirst().isVerb()
                && !isLabelled(clause, verb)
                && subject >= 0
                && verb > 0
                && verb < clause.size() - 1
                && !WEAK_ENDS.contains(clause.getLast().tag())
                && !clause.getLast().text().equals("one") // "it is not one" waits for what kind
                && isFinished(clause);
        if (!opens(first) || !stands) return 0;
        double score = words >= 6 ? 2 : 1.2;
        if (WEAK_SUBJECTS.contains(first)) return score - 1.1;
        return subject > verb ? score - 0.7 : score;
    }

    /// Whether a colon parts the subject from its verb, as in "The result: one that was bought".
    private static boolean isLabelled(List<Tagged> clause, int verb) {
        return clause.subList(0, Math.max(0, verb)).stream()
                .anyMatch(tag -> tag.text().equals(":"));
    }

    private static int firstIndex(List<Tagged> clause, String... tags) {
        for (int i = 0; i < clause.size(); i++)
            if (Set.of(tags).contains(clause.get(i).tag())) return i;
        return -1;
    }

    private static String text(List<Tagged> clause) {
        var text = new StringBuilder();
        int word = -1;
        for (var tagged : clause) {
            if (word >= 0 && tagged.word() != word) text.append(' ');
            text.append(tagged.text());
            word = tagged.word();
        }
        return finished(text.toString());
    }

    /// Without a tag at its end, its quotation marks in pairs, its first letter a capital.
    private static String finished(String words) {
        var line = words.replaceAll("(, (right|you know|okay))?[\\s,;:–—-]*$", "");
        boolean paired = line.chars().filter(c -> c == '"').count() % 2 == 0;
        boolean open = line.matches(".*(^|\\s)\"[^\"]+"); // what closed it went with the end of the sentence
        return capital(paired ? line : open ? line + '"' : line.replace("\"", ""));
    }

    private static String capital(String line) {
        return line.isEmpty()
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + line.substring(line.offsetByCodePoints(0, 1));
    }

    /// The first short sentence that names something; else the first words of the passage, marked as cut where they
    /// are. A later sentence is never cut: "I would love to claim that …" may go on with a "but".
    private static String shortened(List<Part> parts, Kind kind) {
        var part =
                parts.stream().filter(one -> standsShort(one, kind)).findFirst().orElse(parts.getFirst());
        var words = words(part, kind);
        return words.size() <= LONGEST
                ? finished(String.join(" ", words).replaceAll("[.!?\"”]+$", ""))
                : finished(String.join(" ", words.subList(0, cut(words)))) + " …";
    }

    private static boolean standsShort(Part part, Kind kind) {
        int opening = opening(part.text(), kind);
        int words = words(part, kind).size();
        return words > SHORTEST
                && words <= LONGEST
                && Tagged.named(part.tags()) >= NAMES
                && part.tags().stream()
                        .filter(tag -> tag.word() >= opening)
                        .findFirst()
                        .map(first -> first.text().toLowerCase(Locale.ROOT))
                        .filter(first -> opens(first) && !WEAK_SUBJECTS.contains(first))
                        .isPresent();
    }

    /// Whether a headline may begin with a word.
    private static boolean opens(String word) {
        return !POINTERS.hasWord(word) && !FILLERS.hasWord(word) && !CLAUSE_WORDS.hasWord(word);
    }

    private static List<String> words(Part part, Kind kind) {
        var all = List.of(part.text().split("\\s+"));
        return all.subList(opening(part.text(), kind), all.size());
    }

    /// How many words of a long sentence to show: up to the last comma, unless that ends a mere "if" or "when".
    private static int cut(List<String> words) {
        int most = LONGEST - 2;
        if (CLAUSE_WORDS.hasWord(words.getFirst().toLowerCase(Locale.ROOT))) return most;
        for (int at = most; at > SHORTEST; at--) if (words.get(at - 1).matches(".*[,;:]")) return at;
        return most;
    }
}
