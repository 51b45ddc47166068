package io.podbrief.insight.llm;

import java.util.Optional;
import java.util.regex.Pattern;

/// A model's answer in the form that the prompt asks for.
record Draft(String headline, String text) {
    private static final Pattern FORM = Pattern.compile("(?s).*?HEADLINE:\\s*(.+?)\\s*\\R\\s*TEXT:\\s*(.+)");
    private static final int LONGEST = 2_000; // characters; more is not an insight, whatever it says

    /// @return empty where the model skipped the passage
    /// @throws IllegalArgumentException if the answer has neither form
    static Optional<Draft> read(String answer) {
        var text = answer.strip();
        if (text.equalsIgnoreCase("SKIP") || text.equalsIgnoreCase("SKIP.")) return Optional.empty();
        if (text.length() > LONGEST)
            throw new IllegalArgumentException("an answer of " + text.length() + " characters");
        var match = FORM.matcher(text);
        if (!match.matches()) throw new IllegalArgumentException("an answer in another form");
        return Optional.of(new Draft(clean(match.group(1)), clean(match.group(2))));
    }

    private static String clean(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("[.\\s]+$", text.strip().endsWith(".") && text.length() > 120 ? "." : "")
                .strip();
    }
}
