package io.podbrief.platform.process;

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

/// What a child and its parent tell each other, one line each: a flat object of strings and whole numbers, so that
/// neither side needs a data binder, which would cost the child a third of a second.
public record JsonLine(Map<String, Object> values) {
    private static final JsonFactory JSON = new JsonFactory();

    public JsonLine {
        values = Map.copyOf(values);
    }

    /// One line, without its end.
    ///
    /// @param values `Long`, or something whose string is meant; what is `null` is left out
    public static String write(Map<String, ? extends @Nullable Object> values) {
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

    /// @throws IllegalArgumentException if it is no such line
    public static JsonLine read(String line) {
        var values = new HashMap<String, Object>();
        try (var json = JSON.createParser(ObjectReadContext.empty(), line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) throw new IllegalArgumentException("no object");
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                var name = json.currentName();
                json.nextToken();
                values.put(name, value(json));
            }
            return new JsonLine(values);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not a line of JSON", e);
        }
    }

    private static Object value(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT ? (Object) json.getLongValue() : json.getString();
    }

    /// @throws IllegalArgumentException if there is no such string
    public String text(String name) {
        var text = textOrNull(name);
        if (text == null) throw new IllegalArgumentException("no text " + name);
        return text;
    }

    /// @return `null` if there is no such string
    public @Nullable String textOrNull(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /// @throws IllegalArgumentException if there is no such number
    public long number(String name) {
        if (values.get(name) instanceof Long number) return number;
        throw new IllegalArgumentException("no number " + name);
    }
}
