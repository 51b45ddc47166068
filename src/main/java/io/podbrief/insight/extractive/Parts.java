package io.podbrief.insight.extractive;

import io.podbrief.insight.extractive.Passage.Part;
import java.util.HashMap;
import java.util.Map;

/// The shown sentences of one extraction, each tagged once however many passages it is in. For one thread.
final class Parts {
    private final Grammar grammar;
    private final Map<String, Part> known = new HashMap<>();

    Parts(Grammar grammar) {
        this.grammar = grammar;
    }

    Part of(String sentence) {
        return known.computeIfAbsent(sentence, text -> new Part(text, Wording.of(text), grammar.tag(text)));
    }
}
