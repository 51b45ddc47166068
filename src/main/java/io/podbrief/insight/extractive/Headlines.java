package io.podbrief.insight.extractive;

import io.podbrief.insight.extractive.Grammar.Tagged;
import io.podbrief.insight.extractive.Passage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A headline out of a passage's own words (QUALITY Q10): the main clause of its best sentence, cut before a word
/// that leads another clause, 4 to 14 words and best 6 to 12. Where no clause will do, the first words of the
/// passage.
final class Headlines {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 14;
    private static final Lexicon CLAUSE_WORDS = Lexicon.english("clause_words");
    private static final Lexicon POINTERS = Lexicon.english("pointers");
    private static final Lexicon FILLERS = Lexicon.english("fillers");
    private static final Set<String> WEAK_SUBJECTS =
            Set.of("i", "we", "you", "they", "he", "she", "it", "this", "that", "there", "what", "so");
    /// Prepositions whose phrase says more about a whole statement, so that it stands without it; "of" and "to"
    /// are not among them.
    private static final Set<String> LOOSE =
            Set.of("from", "in", "at", "by", "on", "with", "across", "over", "during", "since", "until", "through");
    private static final Set<String> WEAK_ENDS =
            Set.of("ADP", "DET", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "ADJ", "INTJ");

    private Headlines() {}

    /// The headline of a passage.
    ///
    /// @return the headline, without a full stop
    static String of(Passage passage) {
        var best = "";
        double bestScore = 0;
        for (int i = 0; i < passage.parts().size(); i++) {
            for (var clause : clauses(passage.parts().get(i))) {
                double stands = score(clause);
                double score = stands == 0 ? 0 : stands - 0.7 * i + 0.02 * clause.size();
                if (score > bestScore) {
                    best = text(clause);
                    bestScore = score;
                }
            }
        }
        return best.isEmpty() ? shortened(passage.parts().getFirst()) : best;
    }

    /// The openings of a sentence that end where another clause begins, and the whole sentence. A bare comma ends
    /// none: it may part a list.
    private static List<List<Tagged>> clauses(Part part) {
        var clauses = new ArrayList<List<Tagged>>();
        var tags = part.tags();
        for (int end = 1; end <= tags.size(); end++) {
            boolean whole = end == tags.size();
            if (!whole && (end <= 3 || !canEndBefore(tags, end))) continue;
            int last = end;
            while (last > 0 && tags.get(last - 1).tag().equals("PUNCT")) last--;
            if (last > 0) clauses.add(tags.subList(0, last));
        }
        return clauses;
    }

    private static boolean canEndBefore(List<Tagged> tags, int next) {
        var word = tags.get(next).text().toLowerCase(Locale.ROOT);
        return CLAUSE_WORDS.hasWord(word)
                || (LOOSE.contains(word) && tags.get(next - 1).isNoun());
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
        boolean opens = !POINTERS.hasWord(first) && !FILLERS.hasWord(first) && !CLAUSE_WORDS.hasWord(first);
        int subject = firstIndex(clause, "NOUN", "PROPN");
        int verb = firstIndex(clause, "VERB", "AUX");
        boolean stands = subject >= 0
                && verb > 0
                && verb < clause.size() - 1
                && !WEAK_ENDS.contains(clause.getLast().tag());
        if (!opens || !stands) return 0;
        double score = words >= 6 && words <= 12 ? 2 : 1.2;
        if (WEAK_SUBJECTS.contains(first)) return score - 1.1;
        return subject > verb ? score - 0.7 : score;
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
        return text.toString().replaceAll("[\\s,;:–—-]+$", "").replace("\"", "");
    }

    /// The first words of a sentence, marked as cut.
    private static String shortened(Part part) {
        var words = part.text().split("\\s+");
        if (words.length <= LONGEST) return part.text().replaceAll("[.!?\"”]+$", "");
        return String.join(" ", List.of(words).subList(0, LONGEST - 2)).replaceAll("[,;:–—-]+$", "") + " …";
    }
}
