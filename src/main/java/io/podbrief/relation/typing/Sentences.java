package io.podbrief.relation.typing;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The sentences of a text as rules see them.
///
/// @param all in order
/// @param names all names of the text and of the words before it
/// @param openers words at the start of a sentence that may be names
record Sentences(List<Sentence> all, Set<String> names, Set<String> openers, Set<String> stems) {
    static Sentences of(String text, String before) {
        var sentences = sentences(text).stream().map(Sentence::of).toList();
        var names = new HashSet<String>();
        var openers = new HashSet<String>();
        var stems = new HashSet<String>();
        for (var sentence : sentences) {
            names.addAll(sentence.names());
            openers.addAll(sentence.openers());
            stems.addAll(sentence.stems());
        }
        for (var words : sentences(before)) names.addAll(Sentence.of(words).names());
        return new Sentences(sentences, names, openers, stems);
    }

    private static List<String> sentences(String text) {
        var breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(text);
        var sentences = new ArrayList<String>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            var sentence = text.substring(from, to).strip();
            if (!sentence.isEmpty()) sentences.add(sentence);
        }
        return sentences;
    }

    /// Whether anything in it holds under a condition.
    boolean isConditional() {
        return all.stream().anyMatch(Sentence::conditional);
    }

    /// Months, seasons and years it names.
    Set<String> times() {
        var times = new LinkedHashSet<String>();
        all.forEach(sentence -> times.addAll(sentence.times()));
        return times;
    }

    /// Names that both texts have: sure in one of them at least, or long enough to be no common first word.
    Set<String> sharedNames(Sentences other) {
        var shared = new HashSet<String>();
        for (var name : names) if (other.names.contains(name) || other.openers.contains(name)) shared.add(name);
        for (var name : other.names) if (openers.contains(name)) shared.add(name);
        for (var opener : openers) if (other.openers.contains(opener) && opener.length() > 4) shared.add(opener);
        return shared;
    }
}
