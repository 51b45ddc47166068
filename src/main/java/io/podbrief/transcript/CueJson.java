package io.podbrief.transcript;

import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The cues of a transcript as compact JSON, for a `jsonb` column beside the text.
///
/// `{"speakers":["Ada","Ben"],"cues":[[12,0,1500,0],[7,null,null,1],[30]]}`: each cue is its length in `char`
/// units, its start and end in milliseconds, and the index of its speaker; unknown is `null`, and nulls at
/// the end are left out. A cue starts one character after the one before it, so starts are not stored.
final class CueJson {
    private static final JsonFactory JSON = new JsonFactory();

    private CueJson() {}

    static String write(List<Cue> cues) {
        var speakers = new LinkedHashMap<String, Integer>();
        for (var cue : cues) if (cue.speaker() != null) speakers.putIfAbsent(cue.speaker(), speakers.size());
        var text = new StringWriter();
        try (var json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("speakers");
            speakers.keySet().forEach(json::writeString);
            json.writeEndArray();
            json.writeArrayPropertyStart("cues");
            for (var cue : cues) write(json, cue, speakers);
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, Cue cue, Map<String, Integer> speakers) {
        var speaker = cue.speaker() == null ? null : speakers.get(cue.speaker());
        var values = new ArrayList<@Nullable Long>();
        values.add((long) cue.end() - cue.start());
        values.add(cue.from() == null ? null : cue.from().toMillis());
        values.add(cue.to() == null ? null : cue.to().toMillis());
        values.add(speaker == null ? null : speaker.longValue());
        while (values.getLast() == null) values.removeLast();
        json.writeStartArray();
        for (var value : values) {
            if (value == null) json.writeNull();
            else json.writeNumber(value);
        }
        json.writeEndArray();
    }

    /// @throws IllegalArgumentException if the JSON is not what [#write] makes
    static List<Cue> read(String text) {
        var speakers = new ArrayList<String>();
        var rows = new ArrayList<List<@Nullable Long>>();
        try (var json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw new IllegalArgumentException("no object of cues");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean names = json.currentName().equals("speakers");
                json.nextToken();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    if (names) speakers.add(json.getString());
                    else rows.add(row(json));
                }
            }
            return cues(rows, speakers);
        } catch (JacksonException | IndexOutOfBoundsException | NullPointerException e) {
            throw new IllegalArgumentException("the stored cues of a transcript cannot be read", e);
        }
    }

    private static List<@Nullable Long> row(JsonParser json) {
        var values = new ArrayList<@Nullable Long>(4);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(json.currentToken() == JsonToken.VALUE_NULL ? null : json.getLongValue());
        }
        while (values.size() < 4) values.add(null);
        return values;
    }

    /// `jsonb` may hand the two properties back in any order, so rows are made into cues when both are read.
    private static List<Cue> cues(List<List<@Nullable Long>> rows, List<String> speakers) {
        var cues = new ArrayList<Cue>(rows.size());
        int start = 0;
        for (var row : rows) {
            int end = start + Math.toIntExact(value(row.get(0)));
            var speaker = row.get(3) == null ? null : speakers.get(Math.toIntExact(value(row.get(3))));
            cues.add(new Cue(start, end, time(row.get(1)), time(row.get(2)), speaker));
            start = end + 1;
        }
        return cues;
    }

    private static long value(@Nullable Long value) {
        if (value == null) throw new IllegalArgumentException("a stored cue has no length");
        return value;
    }

    private static @Nullable Duration time(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
