package io.podbrief.transcript.speech.http;

import io.podbrief.platform.Json;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.speech.whisper.Pieces.Piece;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// What a server made of one piece, as `verbose_json` says it: segments, or words with times. Untrusted: whatever
/// is not of the expected kind counts as not said, and times outside of the piece as unknown.
///
/// @param language BCP 47; `null` when not said
/// @param cues with times in the recording; what the server itself takes for silence or a loop is left out
/// @param hasTimes whether there are no words, or times came with them
record Answered(@Nullable String language, List<SpokenCue> cues, boolean hasTimes) {
    private static final double NO_SPEECH = 0.6; // both as in OpenAI's own decoder
    private static final double MOST_COMPRESSION = 2.4;
    private static final double PAUSE = 1; // seconds without a word, which end a cue
    private static final double LONGEST = 10; // seconds that a cue made of words lasts at most
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    Answered {
        cues = List.copyOf(cues);
    }

    /// Reads a body.
    ///
    /// @return empty where it is no such answer
    static Optional<Answered> read(byte[] body, Piece piece) {
        try {
            Map<String, Object> answer = Json.read(new String(body, StandardCharsets.UTF_8), OBJECT);
            if (answer == null) return Optional.empty(); // the body is `null`
            boolean said = answer.get("text") instanceof String text && !text.isBlank();
            if (!(answer.get("text") instanceof String) && !(answer.get("segments") instanceof List<?>))
                return Optional.empty();
            var segments = spans(answer.get("segments"), "text").toList();
            var spans = segments.isEmpty()
                    ? joined(spans(answer.get("words"), "word").toList())
                    : segments;
            var cues = spans.stream()
                    .filter(Span::isBelieved)
                    .map(span -> span.in(piece))
                    .toList();
            return Optional.of(new Answered(language(answer.get("language")), cues, !said || !spans.isEmpty()));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /// Words with their times in seconds of the piece.
    private record Span(double from, double to, String text, Map<?, ?> says) {
        boolean isBelieved() {
            return number(says.get("no_speech_prob"), 0) <= NO_SPEECH
                    && number(says.get("compression_ratio"), 1) <= MOST_COMPRESSION;
        }

        SpokenCue in(Piece piece) {
            return new SpokenCue(time(from, piece), time(to, piece), null, text);
        }

        private static @Nullable Duration time(double seconds, Piece piece) {
            double longest = piece.length().toMillis() / 1000.0;
            if (!(seconds >= 0 && seconds <= longest + 1)) return null;
            return piece.from().plusMillis(Math.round(Math.min(seconds, longest) * 1000));
        }
    }

    private static Stream<Span> spans(@Nullable Object list, String text) {
        if (!(list instanceof List<?> rows)) return Stream.empty();
        return rows.stream()
                .filter(row ->
                        row instanceof Map<?, ?> map && map.get(text) instanceof String words && !words.isBlank())
                .map(row -> {
                    var says = (Map<?, ?>) row;
                    var words = String.valueOf(says.get(text)).strip();
                    return new Span(number(says.get("start"), -1), number(says.get("end"), -1), words, says);
                });
    }

    /// Single words as cues of a sentence or so.
    private static List<Span> joined(List<Span> words) {
        var cues = new ArrayList<Span>();
        int first = 0;
        for (int i = 0; i < words.size(); i++) {
            if (i + 1 < words.size() && !endsCue(words.get(first), words.get(i), words.get(i + 1))) continue;
            var text = words.subList(first, i + 1).stream().map(Span::text).collect(Collectors.joining(" "));
            cues.add(new Span(words.get(first).from(), words.get(i).to(), text, Map.of()));
            first = i + 1;
        }
        return cues;
    }

    private static boolean endsCue(Span first, Span word, Span next) {
        return word.text().matches(".*[.!?]") || next.from() - word.to() > PAUSE || word.to() - first.from() > LONGEST;
    }

    private static double number(@Nullable Object value, double other) {
        return value instanceof Number number ? number.doubleValue() : other;
    }

    /// OpenAI says `english`, others `en`.
    private static @Nullable String language(@Nullable Object value) {
        if (!(value instanceof String said) || said.isBlank()) return null;
        var name = said.strip();
        return Stream.of(Locale.getISOLanguages())
                .filter(code -> code.equalsIgnoreCase(name)
                        || Locale.of(code).getDisplayLanguage(Locale.ENGLISH).equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }
}
