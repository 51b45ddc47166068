package io.podbrief.proof;

import io.podbrief.platform.Failure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A proof as JSON. What is not known is `null`; what a reader does not know it passes over.
public final class ProofJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST_PARTS = 10_000;
    private static final BigDecimal MOST_SECONDS = new BigDecimal(1_000_000);

    private ProofJson() {}

    /// Writes a proof with its digest.
    public static String write(Proof proof) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("version", Proof.VERSION);
        json.put("insight", insight(proof));
        json.put("quote", quote(proof.quote()));
        json.put("said_on", proof.saidOn().toString());
        json.put("show", proof.origin().show());
        json.put(
                "episode",
                pairs("title", proof.origin().episode(), "guid", proof.origin().guid()));
        json.put("transcript", transcript(proof.words()));
        json.put("evidence", proof.evidence().stream().map(ProofJson::evidence).toList());
        json.put(
                "left_out",
                proof.leftOut().stream()
                        .map(word -> pairs("start", word.start(), "end", word.end(), "text", word.text()))
                        .toList());
        json.put("checks", proof.tier() == Proof.Tier.QUOTE ? Verifier.QUOTE_CHECKS : Verifier.WRITTEN_CHECKS);
        json.put("digest", Hash.digest(proof));
        return MAPPER.writeValueAsString(json);
    }

    private static Map<String, @Nullable Object> insight(Proof proof) {
        return pairs(
                "id",
                proof.id(),
                "address",
                proof.address(),
                "tier",
                proof.tier().name(),
                "headline",
                proof.headline(),
                "text",
                proof.text());
    }

    private static Map<String, @Nullable Object> quote(Proof.Quote quote) {
        return pairs(
                "text",
                quote.text(),
                "start",
                quote.start(),
                "end",
                quote.end(),
                "speaker",
                quote.speaker(),
                "from_seconds",
                seconds(quote.from()),
                "to_seconds",
                seconds(quote.to()));
    }

    private static Map<String, @Nullable Object> transcript(Proof.Words words) {
        return pairs(
                "source",
                words.source(),
                "address",
                words.address(),
                "sha256",
                words.sha256(),
                "characters",
                words.characters());
    }

    private static Map<String, @Nullable Object> evidence(Proof.Evidence part) {
        return pairs(
                "start",
                part.start(),
                "end",
                part.end(),
                "speaker",
                part.speaker(),
                "text",
                part.text(),
                "before",
                part.before(),
                "after",
                part.after());
    }

    private static Map<String, @Nullable Object> pairs(@Nullable Object... keysAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < keysAndValues.length; i += 2)
            map.put(String.valueOf(keysAndValues[i]), keysAndValues[i + 1]);
        return map;
    }

    private static @Nullable BigDecimal seconds(@Nullable Duration time) {
        return time == null ? null : BigDecimal.valueOf(time.toMillis(), 3);
    }

    /// Reads a proof; nothing in it is believed yet.
    ///
    /// @throws Failure.Permanent `proof.version`, or `proof.invalid` with what is wrong with it
    static ProofFile read(byte[] json) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw invalid("The file is not JSON"
                    + (place == null ? "." : ": line " + place.getLineNr() + ", column " + place.getColumnNr() + "."));
        }
        if (!root.isObject()) throw invalid("The file is not a JSON object.");
        var version = root.get("version");
        if (version == null || !version.isIntegralNumber())
            throw invalid("The file has no \"version\": it is no proof of an insight.");
        if (!version.canConvertToInt() || version.intValue() != Proof.VERSION)
            throw new Failure.Permanent(
                    "proof.version",
                    "The proof is of another version than " + Proof.VERSION + ", which this program knows.");
        try {
            return new ProofFile(proof(root), text(root, "digest"));
        } catch (DateTimeException e) {
            throw invalid("\"said_on\" is no date.");
        }
    }

    private static Proof proof(JsonNode root) {
        var insight = object(root, "insight");
        var episode = object(root, "episode");
        return new Proof(
                text(insight, "id"),
                text(insight, "address"),
                tier(text(insight, "tier")),
                text(insight, "headline"),
                text(insight, "text"),
                quote(object(root, "quote")),
                LocalDate.parse(text(root, "said_on")),
                new Proof.Origin(text(root, "show"), maybeText(episode, "title"), text(episode, "guid")),
                words(object(root, "transcript")),
                some(list(root, "evidence", ProofJson::evidence)),
                list(
                        root,
                        "left_out",
                        word -> new Proof.LeftOut(number(word, "start"), number(word, "end"), text(word, "text"))));
    }

    private static Proof.Tier tier(String name) {
        return switch (name) {
            case "QUOTE" -> Proof.Tier.QUOTE;
            case "WRITTEN" -> Proof.Tier.WRITTEN;
            default -> throw invalid("\"tier\" is neither QUOTE nor WRITTEN.");
        };
    }

    private static Proof.Quote quote(JsonNode json) {
        return new Proof.Quote(
                text(json, "text"),
                number(json, "start"),
                number(json, "end"),
                maybeText(json, "speaker"),
                time(json, "from_seconds"),
                time(json, "to_seconds"));
    }

    private static Proof.Words words(JsonNode json) {
        return new Proof.Words(
                text(json, "source"), maybeText(json, "address"), text(json, "sha256"), number(json, "characters"));
    }

    private static Proof.Evidence evidence(JsonNode json) {
        return new Proof.Evidence(
                number(json, "start"),
                number(json, "end"),
                maybeText(json, "speaker"),
                text(json, "text"),
                text(json, "before"),
                text(json, "after"));
    }

    private static JsonNode object(JsonNode parent, String name) {
        var node = parent.get(name);
        if (node == null || !node.isObject()) throw invalid("\"" + name + "\" is missing or no object.");
        return node;
    }

    private static <T> List<T> list(JsonNode parent, String name, Function<JsonNode, T> read) {
        var node = parent.get(name);
        if (node == null || !node.isArray()) throw invalid("\"" + name + "\" is missing or no list.");
        if (node.size() > MOST_PARTS) throw invalid("\"" + name + "\" has more than " + MOST_PARTS + " parts.");
        var list = new ArrayList<T>();
        for (var one : node) list.add(read.apply(one));
        return list;
    }

    private static <T> List<T> some(List<T> list) {
        if (list.isEmpty()) throw invalid("\"evidence\" is empty.");
        return list;
    }

    private static String text(JsonNode parent, String name) {
        var text = maybeText(parent, name);
        if (text == null) throw invalid("\"" + name + "\" is missing.");
        return text;
    }

    private static @Nullable String maybeText(JsonNode parent, String name) {
        var node = parent.get(name);
        if (node == null || node.isNull()) return null;
        if (!node.isString()) throw invalid("\"" + name + "\" is no text.");
        var text = node.stringValue();
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) throw invalid("\"" + name + "\" has control characters.");
        return text;
    }

    private static int number(JsonNode parent, String name) {
        var node = parent.get(name);
        if (node == null || !node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0)
            throw invalid("\"" + name + "\" is missing or no whole number from 0 to " + Integer.MAX_VALUE + ".");
        return node.intValue();
    }

    private static @Nullable Duration time(JsonNode parent, String name) {
        var node = parent.get(name);
        if (node == null || node.isNull()) return null;
        if (!node.isNumber()
                || node.decimalValue().signum() < 0
                || node.decimalValue().compareTo(MOST_SECONDS) > 0)
            throw invalid("\"" + name + "\" is no number of seconds.");
        return Duration.ofMillis(node.decimalValue().movePointRight(3).longValue());
    }

    private static Failure invalid(String sentence) {
        return new Failure.Permanent("proof.invalid", sentence);
    }
}
