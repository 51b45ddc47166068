package io.podbrief.transcript.speech.whisper;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds out in which language a recording is. Whisper guesses from one window, and a jingle or a greeting can
/// mislead it; so the guesses of the first windows are added up, weighed by their sureness and length, and then
/// it is settled for the whole recording. A change of language later on is not followed.
final class Tongue {
    private static final double ENOUGH = 30.0 * Samples.HERTZ; // samples of sure speech

    /// The engine says its guess in its log and nowhere else.
    private static final Pattern GUESS = Pattern.compile("auto-detected language: (\\w+) \\(p = ([0-9.]+)\\)");

    private final Map<String, Double> guesses = new HashMap<>();
    private @Nullable String settled;
    private @Nullable String guess;
    private double sureness;

    /// @param given ISO 639-1; `null` to find out
    Tongue(@Nullable String given) {
        this.settled = given;
    }

    /// What to ask the engine for: a language, or to guess.
    String toAsk() {
        return settled == null ? "auto" : settled;
    }

    /// The language that holds to the end; `null` while that is open.
    @Nullable
    String settled() {
        return settled;
    }

    /// Takes a line of the engine's log.
    void read(String line) {
        var found = GUESS.matcher(line);
        if (!found.find()) return;
        guess = found.group(1);
        sureness = Double.parseDouble(found.group(2));
    }

    /// A window of so many samples has been heard.
    void settle(int samples) {
        if (settled != null || guess == null) return;
        double sum = guesses.merge(guess, sureness * samples, Double::sum);
        if (sum >= ENOUGH) settled = guess;
    }

    /// The language, as far as known; `null` when there was no guess.
    @Nullable
    String language() {
        if (settled != null) return settled;
        return guesses.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
