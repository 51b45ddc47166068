package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/// A talk of our own that lies beside the tests in every format, and what all of them say.
final class Talk {
    static final List<SpokenCue> CUES = List.of(
            cue(0, 6500, "Ada Byron", "Welcome back. Today we ask why the harbour of Elmsund freezes later each year."),
            cue(
                    6500,
                    14250,
                    "Ben Okafor",
                    "Thanks, Ada. Since 1990 the first ice has moved by nineteen days, from 2 December to the 21st."),
            cue(14250, 17000, "Ada Byron", "Nineteen days? That is a lot."),
            cue(
                    17000,
                    25000,
                    "Ben Okafor",
                    "It is. Remember this: the fishing season is written into law, and the law still says December."),
            cue(25000, 29500, "Ada Byron", "So the boats wait for ice that does not come & the fines do?"),
            cue(29500, 36000, "Ben Okafor", "Exactly. A naïve rule costs each crew about €4,000 a winter."),
            cue(36000, 41000, "Ada Byron", "Note: we asked the ministry, and it did not answer."));

    private Talk() {}

    /// @param ending the end of the file's name, such as `vtt`
    static String in(String ending) {
        var name = "/transcript/published/talk." + ending;
        try (var file = Talk.class.getResourceAsStream(name)) {
            if (file == null) throw new IllegalStateException(name + " is missing");
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SpokenCue cue(int from, int to, String speaker, String text) {
        return new SpokenCue(Duration.ofMillis(from), Duration.ofMillis(to), speaker, text);
    }
}
