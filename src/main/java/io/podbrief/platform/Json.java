package io.podbrief.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// JSON text for columns of type `jsonb`. Keys keep the order of the map they come from; PostgreSQL does not, so
/// what must be shown in an order is stored as a list or sorted on the way out.
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /// Writes a value.
    ///
    /// @param value made of records, lists, maps, strings, numbers, booleans and null
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// Reads what [#write] wrote.
    ///
    /// @throws tools.jackson.core.JacksonException if it is not such a value: a bug, as we wrote it ourselves
    public static <T> T read(String json, TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }

    /// An object whose values are numbers.
    public static SequencedMap<String, Double> numbers(String json) {
        return read(json, new TypeReference<LinkedHashMap<String, Double>>() {});
    }

    /// An object whose values are whole numbers.
    public static Map<String, Integer> counts(String json) {
        return read(json, new TypeReference<LinkedHashMap<String, Integer>>() {});
    }
}
