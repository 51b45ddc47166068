package io.podbrief.relation;

import io.podbrief.insight.Insight;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether two insights make the same claim: near copies, and paraphrases that agree in everything that can be
/// checked.
///
/// Never by cosine alone: at a cosine of .8 to .9 a third of the pairs of a debate corpus took opposite sides
/// (QUALITY 6).
final class Duplicates {
    private static final double COPY = 0.8; // containment of four-word runs, from which two are the same words
    private static final double NEAR_COPY = 0.5; // from which they are, if nothing in them disagrees
    private static final double PARAPHRASE = 0.9; // cosine of all-MiniLM-L6-v2 on 35 to 70 words
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,.]*\\d|\\d");
    private static final Pattern NEGATION = Pattern.compile(
            "\\b(not|no|never|none|nobody|nothing|neither|nor|without|cannot|\\w+n['’]t)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},;] )\\p{Lu}[\\p{L}\\p{N}&-]+");

    private Duplicates() {}

    static boolean same(Insight one, Insight other) {
        double copied = Shingles.of(one.quote().text())
                .containment(Shingles.of(other.quote().text()));
        if (copied >= COPY) return true;
        if (copied >= NEAR_COPY)
            return agree(one.text(), other.text()) && negations(one.text()).equals(negations(other.text()));
        return one.embedding().cosine(other.embedding()) >= PARAPHRASE && agree(one.text(), other.text());
    }

    private static boolean agree(String one, String other) {
        boolean polarity = negations(one).size() % 2 == negations(other).size() % 2;
        return polarity && all(NUMBER, one).equals(all(NUMBER, other)) && namesAgree(all(NAME, one), all(NAME, other));
    }

    /// The words that deny something, in order.
    private static List<String> negations(String text) {
        return NEGATION.matcher(text)
                .results()
                .map(match -> match.group().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static boolean namesAgree(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) return one.isEmpty() && other.isEmpty();
        long both = one.stream().filter(other::contains).count();
        return both * 2 >= Math.min(one.size(), other.size());
    }

    private static Set<String> all(Pattern pattern, String text) {
        var found = new HashSet<String>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group().toLowerCase(Locale.ROOT)));
        return found;
    }
}
