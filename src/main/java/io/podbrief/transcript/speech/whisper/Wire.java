package io.podbrief.transcript.speech.whisper;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Jobs and events as one line of JSON each: a flat object of strings and whole numbers, so that neither side
/// needs a data binder, which would cost the child a third of a second.
final class Wire {
    private static final JsonFactory JSON = new JsonFactory();

    private Wire() {}

    static String write(Job job) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("audio", job.audio());
        values.put("demuxer", job.demuxer());
        values.put("model", job.model());
        values.put("detector", job.detector());
        values.put("language", job.language());
        values.put("threads", (long) job.threads());
        values.put("from", job.from());
        values.put("longest", job.longest());
        return line(values);
    }

    static String write(CutJob job) {
        return line(Map.of(
                "audio",
                job.audio(),
                "demuxer",
                job.demuxer(),
                "pieces",
                job.pieces(),
                "from",
                job.from(),
                "longest",
                job.longest()));
    }

    /// @return `null` if the job is to hear
    static @Nullable CutJob cutJob(String line) {
        var fields = Fields.of(line);
        var pieces = fields.textOrNull("pieces");
        if (pieces == null) return null;
        return new CutJob(
                fields.text("audio"), fields.text("demuxer"), pieces, fields.number("from"), fields.number("longest"));
    }

    /// @throws IllegalArgumentException if the line is no job
    static Job job(String line) {
        var fields = Fields.of(line);
        return new Job(
                fields.text("audio"),
                fields.text("demuxer"),
                fields.text("model"),
                fields.textOrNull("detector"),
                fields.textOrNull("language"),
                Math.toIntExact(fields.number("threads")),
                fields.number("from"),
                fields.number("longest"));
    }

    static String write(Event event) {
        return switch (event) {
            case Event.Started(long claimed) -> line(Map.of("event", "started", "claimed", claimed));
            case Event.At(long position) -> line(Map.of("event", "at", "position", position));
            case Event.Language(var code) -> line(Map.of("event", "language", "code", code));
            case Event.Cue(long from, long to, var text) ->
                line(Map.of("event", "cue", "from", from, "to", to, "text", text));
            case Event.Done(long length, long speech, var language) ->
                line(Map.of(
                        "event",
                        "done",
                        "length",
                        length,
                        "speech",
                        speech,
                        "language",
                        language == null ? "" : language));
            case Event.Failed(var code, var sentence) ->
                line(Map.of("event", "failed", "code", code, "sentence", sentence));
        };
    }

    /// @throws IllegalArgumentException if the line is no event: something native wrote to the same stream
    static Event event(String line) {
        var fields = Fields.of(line);
        return switch (fields.text("event")) {
            case "started" -> new Event.Started(fields.number("claimed"));
            case "at" -> new Event.At(fields.number("position"));
            case "language" -> new Event.Language(fields.text("code"));
            case "cue" -> new Event.Cue(fields.number("from"), fields.number("to"), fields.text("text"));
            case "done" -> {
                var language = fields.text("language");
                yield new Event.Done(
                        fields.number("length"), fields.number("speech"), language.isEmpty() ? null : language);
            }
            case "failed" -> new Event.Failed(fields.text("code"), fields.text("sentence"));
            default -> throw new IllegalArgumentException("an unknown event");
        };
    }

    private static String line(Map<String, ? extends @Nullable Object> values) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            values.forEach((name, value) -> write(json, name, value));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, @Nullable Object value) {
        if (value instanceof Long number) json.writeNumberProperty(name, number);
        else if (value != null) json.writeStringProperty(name, value.toString());
    }

    /// The object of one line.
    private record Fields(Map<String, Object> values) {
        static Fields of(String line) {
            var values = new HashMap<String, Object>();
            try (var json = JSON.createParser(ObjectReadContext.empty(), line)) {
                if (json.nextToken() != JsonToken.START_OBJECT) throw new IllegalArgumentException("no object");
                while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                    var name = json.currentName();
                    json.nextToken();
                    values.put(name, value(json));
                }
                return new Fields(values);
            } catch (JacksonException e) {
                throw new IllegalArgumentException("not a line of JSON", e);
            }
        }

        private static Object value(JsonParser json) {
            return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? (Object) json.getLongValue() : json.getString();
        }

        String text(String name) {
            if (values.get(name) instanceof String text) return text;
            throw new IllegalArgumentException("no text " + name);
        }

        @Nullable
        String textOrNull(String name) {
            return values.get(name) instanceof String text ? text : null;
        }

        long number(String name) {
            if (values.get(name) instanceof Long number) return number;
            throw new IllegalArgumentException("no number " + name);
        }
    }
}
