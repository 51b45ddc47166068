package io.podbrief.insight.extractive;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// Makes spoken words printable by leaving words out, and nothing else (QUALITY Q5).
///
/// What it may leave out: hesitations, an immediate repetition, "you know" and the like between commas, a
/// discourse marker before a comma at the start of a sentence, a false start before a dash whose words come again,
/// and bracketed noise. After that only case and commas at the gaps are mended. Negations, numbers, names, modals
/// and hedges are never left out, since that would change what was said.
final class CleanUp {
    private static final double MOST = 0.2;
    private static final int FALSE_START = 4; // words before a dash that may be dropped
    private static final int AFTER_DASH = 6; // words after it in which one of them must come again

    private static final Set<String> HESITATIONS =
            Set.of("um", "uh", "er", "ah", "hmm", "uhm", "erm", "mm", "mhm", "um-hmm");
    private static final Set<String> MARKERS = Set.of(
            "so", "and", "but", "yeah", "well", "right", "okay", "ok", "now", "yes", "look", "oh", "like", "anyway");
    private static final Lexicon STOP_WORDS = Lexicon.english("stop_words");
    private static final Set<String> LIGHT_OPENERS = Set.of("and", "so");
    private static final Set<String> PAIRS = Set.of("you know", "i mean", "sort of", "kind of");
    private static final Set<String> PREPOSITIONS =
            Set.of("to", "for", "of", "with", "in", "on", "at", "by", "from", "about", "like", "than");
    private static final Set<String> MEANT_TWICE = Set.of(
            "very", "really", "so", "much", "many", "more", "far", "long", "no", "not", "never", "had", "that", "bye",
            "way", "again", "less", "too", "is");
    private static final Set<String> PRECIOUS = Set.of(
            "not",
            "no",
            "never",
            "none",
            "nobody",
            "nothing",
            "neither",
            "nor",
            "without",
            "can",
            "cannot",
            "could",
            "may",
            "might",
            "must",
            "should",
            "will",
            "would",
            "shall",
            "maybe",
            "probably",
            "perhaps",
            "only",
            "almost",
            "all",
            "every",
            "some");

    private final List<Word> words;
    private final BitSet dropped = new BitSet();
    private final BitSet commaDropped = new BitSet();

    private CleanUp(List<Word> words) {
        this.words = words;
    }

    /// The words of a span with those to leave out left out.
    ///
    /// @param text the transcript's text
    /// @param from start of a sentence
    /// @param to end of a sentence
    static Cleaned of(String text, int from, int to) {
        var cleanUp = new CleanUp(Word.in(text, from, to));
        cleanUp.dropHesitationsAndNoise();
        cleanUp.dropFalseStarts();
        cleanUp.dropRepetitions();
        cleanUp.dropParentheticals();
        cleanUp.dropMarkers();
        return cleanUp.result();
    }

    private void dropHesitationsAndNoise() {
        boolean inBrackets = false;
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.text().startsWith("[")) inBrackets = true;
            if (inBrackets || (HESITATIONS.contains(word.core()) && !word.endsSentence())) dropped.set(i);
            if (word.text().contains("]")) inBrackets = false;
        }
    }

    private void dropFalseStarts() {
        for (int dash = 1; dash < words.size() - 1; dash++) {
            boolean broken = words.get(dash).isDash()
                    || (words.get(dash).text().endsWith("-")
                            && words.get(dash).text().length() > 1);
            if (!broken) continue;
            int lastBefore = words.get(dash).isDash() ? dash - 1 : dash;
            int from = clauseStart(lastBefore);
            if (lastBefore - from + 1 <= FALSE_START && comesAgain(from, lastBefore, dash + 1))
                dropped.set(from, dash + 1);
        }
    }

    private int clauseStart(int last) {
        int from = last;
        while (from > 0
                && !words.get(from - 1).endsSentence()
                && !words.get(from - 1).endsWithComma()
                && last - from < FALSE_START) from--;
        return from;
    }

    private boolean comesAgain(int from, int last, int next) {
        boolean again = false;
        for (int i = from; i <= last; i++) {
            var core = words.get(i).core();
            boolean repeated = false;
            for (int j = next; j < Math.min(words.size(), next + AFTER_DASH); j++)
                repeated |= words.get(j).core().equals(core);
            if (isPrecious(i)) return false;
            again |= repeated;
        }
        return again;
    }

    private boolean isPrecious(int i) {
        var word = words.get(i);
        var core = word.core();
        boolean opens = i == 0 || words.get(i - 1).endsSentence(); // there everything has a capital
        boolean name = hasCapital(word.text())
                && !(opens && STOP_WORDS.hasWord(core))
                && !core.equals("i")
                && !core.startsWith("i'");
        return PRECIOUS.contains(core) || core.endsWith("n't") || core.chars().anyMatch(Character::isDigit) || name;
    }

    private static boolean hasCapital(String text) {
        return text.chars().anyMatch(Character::isUpperCase);
    }

    private void dropRepetitions() {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (dropped.get(i)) continue;
            int next = dropped.nextClearBit(i + 1);
            if (next < words.size()
                    && repeats(i, next)
                    && !MEANT_TWICE.contains(words.get(i).core())
                    && !endsPhrase(i)
                    && !isPrecious(i)) dropped.set(i);
            boolean pair = i + 3 < words.size()
                    && dropped.get(i, i + 4).isEmpty()
                    && repeats(i, i + 2)
                    && repeats(i + 1, i + 3);
            if (pair && !isPrecious(i) && !isPrecious(i + 1)) dropped.set(i, i + 2);
        }
    }

    /// Whether a word with a comma after it is what a preposition asked for: in "to you, you should" both count.
    private boolean endsPhrase(int i) {
        return i > 0
                && words.get(i).endsWithComma()
                && PREPOSITIONS.contains(words.get(i - 1).core());
    }

    private boolean repeats(int one, int other) {
        var core = words.get(one).core();
        boolean bothNames =
                other > 0 && hasCapital(words.get(other).text()) && !core.equals("i") && !core.startsWith("i'");
        return !bothNames
                && !core.isEmpty()
                && core.equals(words.get(other).core())
                && !words.get(one).endsSentence();
    }

    private void dropParentheticals() {
        for (int i = 1; i < words.size(); i++) {
            if (dropped.get(i) || !words.get(i - 1).endsWithComma()) continue;
            boolean one = words.get(i).text().equals("like,");
            boolean two = i + 1 < words.size()
                    && words.get(i + 1).endsWithComma()
                    && PAIRS.contains(
                            words.get(i).core() + " " + words.get(i + 1).core());
            if (!one && !two) continue;
            dropped.set(i, i + (two ? 2 : 1));
            commaDropped.set(i - 1);
        }
    }

    private void dropMarkers() {
        for (int i = 0; i < words.size(); i++) {
            boolean opens = i == 0 || words.get(i - 1).endsSentence();
            if (!opens) continue;
            int next = i;
            while (next + 1 < words.size() && (dropped.get(next) || isMarker(next))) {
                boolean pair = !dropped.get(next) && isMarkerPair(next);
                dropped.set(next, next + (pair ? 2 : 1));
                next += pair ? 2 : 1;
            }
            boolean light = i == 0
                    && next + 1 < words.size()
                    && LIGHT_OPENERS.contains(words.get(next).core())
                    && !words.get(next).text().endsWith("-");
            if (light) dropped.set(next);
        }
    }

    private boolean isMarker(int i) {
        return (words.get(i).endsWithComma() && MARKERS.contains(words.get(i).core())) || isMarkerPair(i);
    }

    private boolean isMarkerPair(int i) {
        return i + 2 < words.size()
                && words.get(i + 1).endsWithComma()
                && PAIRS.contains(words.get(i).core() + " " + words.get(i + 1).core());
    }

    private Cleaned result() {
        var kept = new ArrayList<SentenceSplitter.Span>();
        var text = new StringBuilder();
        boolean capital = true;
        for (int i = 0; i < words.size(); i++) {
            if (dropped.get(i)) continue;
            var word = words.get(i);
            var shown =
                    commaDropped.get(i) ? word.text().substring(0, word.text().length() - 1) : word.text();
            if (!text.isEmpty()) text.append(' ');
            text.append(capital && i > 0 && dropped.get(i - 1) ? capitalised(shown) : shown);
            kept.add(new SentenceSplitter.Span(word.start(), word.end()));
            capital = word.endsSentence();
        }
        boolean tooMuch = dropped.cardinality() > MOST * words.size();
        return new Cleaned(text.toString(), kept, dropped.cardinality(), tooMuch);
    }

    private static String capitalised(String word) {
        int first = 0;
        while (first < word.length() && !Character.isLetterOrDigit(word.charAt(first))) first++;
        if (first == word.length()) return word;
        return word.substring(0, first) + Character.toUpperCase(word.charAt(first)) + word.substring(first + 1);
    }

    /// @param text what is shown: the kept words between single spaces
    /// @param kept where each kept word lies in the transcript's text, in order
    /// @param dropped how many words were left out
    /// @param tooMuch whether that is more than a fifth, so that the span must not be shown
    record Cleaned(String text, List<SentenceSplitter.Span> kept, int dropped, boolean tooMuch) {
        Cleaned {
            kept = List.copyOf(kept);
        }
    }
}
