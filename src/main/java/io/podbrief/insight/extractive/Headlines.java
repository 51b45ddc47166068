package io.podbrief.insight.extractive;

import io.podbrief.insight.extractive.Grammar.Tagged;
import io.podbrief.insight.extractive.Passage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A headline out of a passage's own words (QUALITY Q10): the main clause of its best sentence, cut before the first word that
/// leads another clause, 4 to 14 words and best 6 to 12. Where no clause will do, the passage's subject and its key phrase.
final class Headlines {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 14;
    private static final Lexicon CLAUSE_WORDS = Lexicon.english("verbs");
    private static final Lexicon POINTERS = Lexicon.english("pointers");
    private static final Lexicon FILLERS = Lexicon.english("fillers");
    private static final Set<String> WEAK_SUBJECTS = Set.of("i", "we", "you", "they", "he", "she", "it", "this", "that", "there", "i'm", "we're", "you're", "people");
    private static final Set<String> WEAK_ENDS = Set.of("ADP", "DET", "CCONJ", "SCONJ", "AUX", "PRON", "PART", "ADJ", "INTJ");

    private Headlines() {}

    /// @return the headline, without a full stop
    static String of(Passage passage) {
        var best = "";
        double bestScore = 0;
        for (int i = 0; i < passage.parts().size(); i++) {
            for (var clause : clauses(passage.parts().get(i))) {
                double score = score(clause) - 0.4 * i;
                if (score > bestScore) {
                    best = text(clause);
                    bestScore = score;
                }
            }
        }
        return best.isEmpty() ? shortened(passage.parts().getFirst()) : best;
    }

    /// The openings of a sentence that end where another clause or a comma begins.
    private static List<List<Tagged>> clauses(Part part) {
        var clauses = new ArrayList<List<Tagged>>();
        var tags = part.tags();
        for (int end = 1; end <= tags.size(); end++) {
            boolean cut = end == tags.size() || tags.get(end).tag().equals("PUNCT") || (end > 3 && CLAUSE_WORDS.hasWord(tags.get(end).text().toLowerCase(Locale.ROOT)));
            if (cut && !tags.get(end - 1).tag().equals("PUNCT")) clauses.add(tags.subList(0, end));
        }
        return clauses;
    }

    /// Above zero only for a clause that can stand: a subject that names something, a verb after it, a firm end.
    private static double score(List<Tagged> clause) {
        int words = (int) clause.stream().filter(tag -> !tag.tag().equals("PUNCT")).mapToInt(Tagged::word).distinct().count();
        if (words < SHORTEST || words > LONGEST) return 0;
        var first = clause.getFirst().text().toLowerCase(Locale.ROOT);
        boolean opens = !POINTERS.hasWord(first) && !FILLERS.hasWord(first) && !CLAUSE_WORDS.hasWord(first);
        int subject = firstIndex(clause, "NOUN", "PROPN");
        int verb = firstIndex(clause, "VERB", "AUX");
        boolean stands = subject >= 0 && verb > 0 && verb < clause.size() - 1 && !WEAK_ENDS.contains(clause.getLast().tag());
        if (!opens || !stands) return 0;
        double score = words >= 6 && words <= 12 ? 2 : 1.2;
        if (subject > verb || WEAK_SUBJECTS.contains(first)) score -= 0.7;
        return score;
    }

    private static int firstIndex(List<Tagged> clause, String... tags) {
        for (int i = 0; i < clause.size(); i++) if (Set.of(tags).contains(clause.get(i).tag())) return i;
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
