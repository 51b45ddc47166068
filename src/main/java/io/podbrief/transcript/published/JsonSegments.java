package io.podbrief.transcript.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/// The segments in a JSON transcript, whichever of the known names its writer gave to them and to their
/// parts.
///
/// A list called `segments` (or by another of [#LISTS]) is looked for at any depth; a list at the very top
/// will do, then a list of words, then a text alone. The parser streams, so depth and size cost no memory
/// beyond the segments.
final class JsonSegments {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS) // Python writes NaN
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();
    private static final Set<String> LISTS =
            Set.of("segments", "transcription", "utterances", "chunks", "cues", "results");
    private static final Set<String> WORDS = Set.of("words");

    private List<Segment> segments = new ArrayList<>();
    private List<Segment> words = new ArrayList<>();
    private @Nullable String whole;

    /// @param text as written, white space included, may be empty
    record Segment(
            @Nullable Duration from,
            @Nullable Duration to,
            @Nullable String speaker,
            String text) {}

    private JsonSegments() {}

    /// @return possibly none
    /// @throws io.podbrief.platform.Failure.Permanent if this is not JSON, or nested deeper than any
    ///     transcript
    static List<Segment> read(String text) {
        var reader = new JsonSegments();
        try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
            reader.document(json);
        } catch (JacksonException e) {
            throw NotATranscript.because("is broken JSON", e);
        }
        if (!reader.segments.isEmpty()) return reader.segments;
        if (!reader.words.isEmpty() || reader.whole == null) return reader.words;
        return List.of(new Segment(null, null, null, reader.whole));
    }

    private void document(JsonParser json) {
        if (json.nextToken() == JsonToken.START_ARRAY) segments = list(json);
        while (json.nextToken() != null) {
            if (json.currentToken() != JsonToken.PROPERTY_NAME) continue;
            var name = json.currentName();
            var value = json.nextToken();
            if (value == JsonToken.START_ARRAY && LISTS.contains(name)) segments = longer(segments, list(json));
            else if (value == JsonToken.START_ARRAY && WORDS.contains(name)) words = longer(words, list(json));
            else if (value == JsonToken.VALUE_STRING && name.equals("text") && whole == null) whole = json.getString();
        }
    }

    private static List<Segment> longer(List<Segment> one, List<Segment> other) {
        return other.size() > one.size() ? other : one;
    }

    /// From the start of a list to its end.
    private static List<Segment> list(JsonParser json) {
        var segments = new ArrayList<Segment>();
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY && token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT) segments.add(segment(json));
            else json.skipChildren();
        }
        return segments;
    }

    private static Segment segment(JsonParser json) {
        var draft = new Draft();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            draft.take(name, json);
        }
        return draft.segment();
    }

    /// A segment while its properties come in, in any order.
    private static final class Draft {
        private @Nullable Duration from;
        private @Nullable Duration to;
        private @Nullable String speaker;
        private String text = "";

        void take(String name, JsonParser json) {
            switch (name) {
                case "body", "text", "word", "punctuated_word" ->
                    text = json.currentToken() == JsonToken.VALUE_STRING ? json.getString() : skipped(json, text);
                case "speaker", "speakerName", "speaker_name", "speaker_label", "voice" -> speaker = speaker(json);
                case "startTime", "start_time", "start", "begin" -> from = time(json, 1);
                case "endTime", "end_time", "end" -> to = time(json, 1);
                case "start_ms", "startMs", "startTimeMs" -> from = time(json, 1000);
                case "end_ms", "endMs", "endTimeMs" -> to = time(json, 1000);
                case "offsets", "timestamps" -> range(json);
                case "timestamp" -> pair(json);
                default -> json.skipChildren();
            }
        }

        /// whisper.cpp: `{"from": 0, "to": 1500}` in milliseconds, or the same as clock times.
        private void range(JsonParser json) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                return;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean start = json.currentName().equals("from");
                json.nextToken();
                var time = time(json, 1000);
                if (start) from = time;
                else to = time;
            }
        }

        /// Transformers: `[0.0, 1.5]` in seconds; other writers put one time here.
        private void pair(JsonParser json) {
            if (json.currentToken() != JsonToken.START_ARRAY) {
                from = time(json, 1);
                return;
            }
            for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                var time = time(json, 1);
                if (i == 0) from = time;
                if (i == 1) to = time;
            }
        }

        Segment segment() {
            return new Segment(from, to, speaker, text);
        }

        private static String skipped(JsonParser json, String otherwise) {
            json.skipChildren();
            return otherwise;
        }

        private static @Nullable String speaker(JsonParser json) {
            if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) return "Speaker " + json.getString();
            var name = json.currentToken() == JsonToken.VALUE_STRING
                    ? json.getString().strip()
                    : "";
            json.skipChildren();
            return Words.any(name) ? name : null;
        }

        /// @param perSecond how many of the unit make a second, if the time is a number
        private static @Nullable Duration time(JsonParser json, int perSecond) {
            var token = json.currentToken();
            if (token == JsonToken.VALUE_NUMBER_FLOAT || token == JsonToken.VALUE_NUMBER_INT) {
                return Timestamp.seconds(json.getDoubleValue() / perSecond);
            }
            if (token == JsonToken.VALUE_STRING) return written(json.getString().strip(), perSecond);
            json.skipChildren();
            return null;
        }

        private static @Nullable Duration written(String time, int perSecond) {
            if (!time.matches("-?\\d{1,12}(?:\\.\\d{1,12})?s?")) return Timestamp.parse(time);
            return Timestamp.seconds(Double.parseDouble(time.replace("s", "")) / perSecond);
        }
    }
}
