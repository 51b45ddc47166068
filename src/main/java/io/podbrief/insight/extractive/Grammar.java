package io.podbrief.insight.extractive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import opennlp.tools.postag.POSModel;
import opennlp.tools.postag.POSTaggerME;

/// Parts of speech by OpenNLP's English model (Universal Dependencies tags, EWT treebank).
final class Grammar {
    private static final String MODEL = "/opennlp-en-ud-ewt-pos-1.3-2.5.4.bin";
    private static final POSModel POS = load();
    /// A tagger keeps state while it works, so each thread has its own.
    private final ThreadLocal<POSTaggerME> taggers = ThreadLocal.withInitial(() -> new POSTaggerME(POS));

    /// @param text one word, or one part of a contraction such as `n't`
    /// @param tag NOUN, PROPN, PRON, VERB, AUX, ADJ, DET, ADP ... as Universal Dependencies names them
    /// @param word index of the white-space word it belongs to, from 0
    record Tagged(String text, String tag, int word) {
        boolean isNoun() {
            return tag.equals("NOUN") || tag.equals("PROPN");
        }

        boolean isVerb() {
            return tag.equals("VERB") || tag.equals("AUX");
        }

        /// How many different things some words name: nouns, names and numbers.
        static int named(List<Tagged> words) {
            return (int) words.stream()
                    .filter(word -> word.isNoun() || word.tag().equals("NUM"))
                    .map(Tagged::text)
                    .distinct()
                    .count();
        }
    }

    private static POSModel load() {
        try (var stream = Objects.requireNonNull(Grammar.class.getResourceAsStream(MODEL), MODEL)) {
            return new POSModel(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The words of one sentence with their tags; marks are tagged PUNCT.
    List<Tagged> tag(String sentence) {
        var tokens = new ArrayList<String>();
        var owners = new ArrayList<Integer>();
        int index = 0;
        for (var word : Word.in(sentence, 0, sentence.length())) {
            for (var part : parts(word.text())) {
                tokens.add(part);
                owners.add(index);
            }
            index++;
        }
        var tags = taggers.get().tag(tokens.toArray(String[]::new));
        var tagged = new ArrayList<Tagged>(tags.length);
        for (int i = 0; i < tags.length; i++) tagged.add(new Tagged(tokens.get(i), tags[i], owners.get(i)));
        return tagged;
    }

    /// Splits as the treebank does: marks off both ends, and `n't 's 're 've 'll 'd 'm` off their word.
    private static List<String> parts(String raw) {
        var text = raw.replace('’', '\'').replace('“', '"').replace('”', '"');
        var parts = new ArrayList<String>();
        int from = 0;
        while (from < text.length() && !Character.isLetterOrDigit(text.charAt(from)) && text.charAt(from) != '$')
            parts.add(text.substring(from, ++from));
        int to = text.length();
        while (to > from && !Character.isLetterOrDigit(text.charAt(to - 1)) && text.charAt(to - 1) != '%') to--;
        var core = text.substring(from, to);
        int cut = contraction(core);
        if (cut > 0) parts.add(core.substring(0, cut));
        if (cut < core.length()) parts.add(core.substring(Math.max(0, cut)));
        if (to < text.length()) parts.add(text.substring(to));
        return parts;
    }

    private static int contraction(String core) {
        if (core.endsWith("n't") && core.length() > 3) return core.length() - 3;
        int apostrophe = core.lastIndexOf('\'');
        return apostrophe > 0 && core.length() - apostrophe <= 3 ? apostrophe : 0;
    }
}
