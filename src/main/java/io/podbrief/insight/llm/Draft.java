package io.podbrief.insight.llm;

import io.podbrief.platform.Json;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// A model's answer in the form that the prompt asks for: an object of JSON with a headline and a text.
record Draft(String headline, String text) {
    /// What the object has.
    static final List<String> FORM = List.of("headline", "text");

    private static final int LONGEST = 2_000; // characters; more is not an insight, whatever it says
    private static final Pattern OBJECT = Pattern.compile("(?s)[^{]*?(\\{.*})[^}]*"); // some put a fence around it
    private static final Pattern END = Pattern.compile("[.\\s]+$");
    private static final TypeReference<Answer> ANSWER = new TypeReference<>() {};

    private record Answer(
            @Nullable String headline, @Nullable String text) {}

    /// @return empty where the model skipped the passage
    /// @throws IllegalArgumentException if the answer has another form
    static Optional<Draft> read(String answer) {
        if (answer.length() > LONGEST)
            throw new IllegalArgumentException("an answer of " + answer.length() + " characters");
        var match = OBJECT.matcher(answer);
        if (!match.matches()) throw new IllegalArgumentException("an answer without an object");
        var read = read(match);
        var headline = read.headline();
        var text = read.text();
        if (headline == null || text == null) throw new IllegalArgumentException("an answer without its parts");
        if (text.isBlank()) return Optional.empty();
        return Optional.of(new Draft(END.matcher(line(headline)).replaceAll(""), line(text)));
    }

    private static Answer read(java.util.regex.Matcher match) {
        try {
            return Json.read(match.group(1), ANSWER);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("an answer that is not JSON", e);
        }
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
