package io.podbrief.insight.extractive;

import io.podbrief.insight.Kind;
import java.util.regex.Pattern;

/// What a passage does, by the words that give it away; the first rule that holds wins.
final class Kinds {
    private static final Pattern PREDICTION = Pattern.compile(
            "\\b(will|won't|going to|gonna|by 20\\d\\d|in the (next|coming)|'ll|predict|expect(s|ed)? to|likely to)\\b");
    private static final Pattern ADVICE = Pattern.compile(
            "\\b(should|shouldn't|need to|needs to|have to|must|make sure|the way to|never|always|don't|ought to)\\b");
    private static final Pattern OPINION = Pattern.compile(
            "\\b(i think|i believe|i feel|in my (view|opinion)|best|worst|better|worse|problem|great|bad|important|should|too (much|many|little)|overrated|underrated)\\b");
    private static final Pattern NUMBER = Pattern.compile(
            "(\\d[\\d,.]*\\s*(%|percent|million|billion|trillion|times|euros|dollars|years|hours|bytes)|[$€£]\\s?\\d|\\b(half|twice|double|percent)\\b)");

    private Kinds() {}

    static Kind of(Passage passage) {
        var text = passage.wording().spaced();
        if (PREDICTION.matcher(text).find()) return Kind.PREDICTION;
        if (ADVICE.matcher(text).find()) return Kind.ADVICE;
        if (OPINION.matcher(text).find()) return Kind.OPINION;
        return NUMBER.matcher(passage.text()).find() ? Kind.NUMBER : Kind.FACT;
    }
}
