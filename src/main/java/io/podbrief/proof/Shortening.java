package io.podbrief.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How a passage became a shorter text: words were left out and nothing else was done, but for a capital after a gap
/// and a comma before one.
public final class Shortening {
    private static final double MOST = 0.2; // share of the passage's words
    private static final Set<String> CARRIES_MEANING = English.set("""
            not no never none nobody nothing neither nor without cannot can could may might must should will would shall maybe
            probably perhaps only almost all every some two three four five six seven eight nine ten eleven twelve twenty thirty forty
            fifty sixty seventy eighty ninety hundred thousand million billion""");

    private Shortening() {}

    /// The words of a passage that a text has not.
    ///
    /// @param passage exact
    /// @param start offset of the passage in its transcript, in code points
    /// @return in order; empty also where the text cannot have come from the passage by leaving words out
    public static List<Proof.LeftOut> leftOut(String passage, int start, String text) {
        var whole = Part.of(passage);
        var shown = Part.of(text);
        var kept = new BitSet();
        int next = shown.size() - 1;
        for (int i = whole.size() - 1;
                i >= 0 && next >= 0;
                i--) { // from the end: of a repeated word the last one stays
            if (!whole.get(i).core().equals(shown.get(next).core())) continue;
            kept.set(i);
            next--;
        }
        if (next >= 0) return List.of();
        var left = new ArrayList<Proof.LeftOut>();
        for (int i = 0; i < whole.size(); i++) {
            var part = whole.get(i);
            int from = start + passage.codePointCount(0, part.start());
            int to = from + part.text().codePointCount(0, part.text().length());
            if (!kept.get(i)) left.add(new Proof.LeftOut(from, to, part.text()));
        }
        return left;
    }

    /// What is wrong with the text of a QUOTE, in a few words; empty where it is its passage but for the words that
    /// the proof says were left out.
    static Optional<String> broken(Proof proof) {
        var passage = proof.passage();
        var whole = Part.of(passage.text());
        var gone = gone(proof, whole);
        if (gone.isEmpty()) return Optional.of("the proof leaves out words that are not there");
        var shown = Part.of(proof.text());
        int next = 0;
        for (int i = 0; i < whole.size(); i++) {
            if (gone.get().get(i)) continue;
            boolean same = next < shown.size()
                    && whole.get(i)
                            .isShownAs(
                                    shown.get(next).text(),
                                    i > 0 && gone.get().get(i - 1),
                                    gone.get().get(i + 1));
            if (!same)
                return Optional.of("\"" + (next < shown.size() ? shown.get(next).text() : "") + "\" stands where \""
                        + whole.get(i).text() + "\" was said");
            next++;
        }
        return next == shown.size()
                ? Optional.empty()
                : Optional.of("\"" + shown.get(next).text() + "\" was not said");
    }

    /// What was left out and should not have been; empty where nothing was.
    static Optional<String> loss(Proof proof) {
        var whole = Part.of(proof.passage().text());
        var gone = gone(proof, whole).orElse(new BitSet());
        if (gone.cardinality() > MOST * whole.size()) return Optional.of("more than a fifth of the words");
        boolean noise = false;
        for (int i = 0; i < whole.size(); i++) {
            noise |= whole.get(i).text().startsWith("[");
            boolean opens = i == 0 || whole.get(i - 1).endsSentence();
            if (gone.get(i) && !noise && whole.get(i).carriesMeaning(opens))
                return Optional.of("\"" + whole.get(i).text() + "\"");
            noise &= !whole.get(i).text().contains("]");
        }
        return Optional.empty();
    }

    /// Which words of the passage the proof says were left out; empty where it names a place that has no such word.
    private static Optional<BitSet> gone(Proof proof, List<Part> whole) {
        var gone = new BitSet();
        var passage = proof.passage();
        int at = 0;
        for (int i = 0; i < whole.size() && at < proof.leftOut().size(); i++) {
            var part = whole.get(i);
            var left = proof.leftOut().get(at);
            int from = passage.start() + passage.text().codePointCount(0, part.start());
            if (left.start() != from || !left.text().equals(part.text())) continue;
            if (left.end() != from + part.text().codePointCount(0, part.text().length())) continue;
            gone.set(i);
            at++;
        }
        return at == proof.leftOut().size() ? Optional.of(gone) : Optional.empty();
    }

    /// What stands between two white spaces.
    ///
    /// @param start `char` index
    private record Part(int start, String text) {
        static List<Part> of(String text) {
            var parts = new ArrayList<Part>();
            java.util.regex.Pattern.compile("\\S+")
                    .matcher(text)
                    .results()
                    .forEach(match -> parts.add(new Part(match.start(), match.group())));
            return parts;
        }

        /// Without marks at its ends, lower-cased; the marks where there is nothing else.
        String core() {
            var core = English.straight(text).replaceAll("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$", "");
            return (core.isEmpty() ? text : core).toLowerCase(Locale.ROOT);
        }

        boolean endsSentence() {
            return text.matches(".*[.!?…][\"”')\\]]*|.*[\"”)\\]]");
        }

        boolean isShownAs(String shown, boolean afterGap, boolean beforeGap) {
            if (shown.equals(text)) return true;
            var said = beforeGap && text.endsWith(",") && !shown.endsWith(",")
                    ? text.substring(0, text.length() - 1)
                    : text;
            return said.equals(shown) || (afterGap && capital(said).equals(shown));
        }

        private static String capital(String word) {
            int first = 0;
            while (first < word.length() && !Character.isLetterOrDigit(word.charAt(first))) first++;
            if (first == word.length()) return word;
            return word.substring(0, first) + Character.toUpperCase(word.charAt(first)) + word.substring(first + 1);
        }

        boolean carriesMeaning(boolean opens) {
            var core = core();
            boolean name = !opens && Character.isUpperCase(text.codePointAt(0)) && !core.matches("i('.*)?");
            boolean digits = core.chars().anyMatch(Character::isDigit);
            return name || digits || core.endsWith("n't") || CARRIES_MEANING.contains(core);
        }
    }
}
