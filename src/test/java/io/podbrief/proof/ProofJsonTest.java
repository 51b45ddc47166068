package io.podbrief.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The document, and what is said of files that are none.
final class ProofJsonTest {
    private static final String PASSAGE = "Batteries, um, hardly sell energy. They are paid 40 euros.";

    static Proof sample() {
        int end = PASSAGE.length() + 7;
        var id = Hash.id("guid-1", PASSAGE);
        return new Proof(
                id,
                "https://brief.example.org/insight/" + id,
                Proof.Tier.QUOTE,
                "They are paid 40 euros",
                "Batteries hardly sell energy. They are paid 40 euros.",
                new Proof.Quote(PASSAGE, 7, end, "Ada", Duration.ofMillis(1500), null),
                LocalDate.of(2026, 5, 12),
                new Proof.Origin("A show", null, "guid-1"),
                new Proof.Words("vtt", "https://show.example/1.vtt", "0".repeat(64), 100),
                List.of(new Proof.Evidence(7, end, "Ada", PASSAGE, "Before ", " after")),
                Shortening.leftOut(PASSAGE, 7, "Batteries hardly sell energy. They are paid 40 euros."));
    }

    private static ProofFile read(String json) {
        return ProofJson.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void reads_what_it_writes() {
        var read = read(ProofJson.write(sample()));
        assertThat(read.proof()).isEqualTo(sample());
        assertThat(Verifier.check(read, null))
                .filteredOn(check -> check.verdict() != Check.Verdict.NOT_CHECKED)
                .allSatisfy(check ->
                        assertThat(check.verdict()).as(check.toString()).isEqualTo(Check.Verdict.PASS))
                .extracting(Check::name)
                .isEqualTo(Verifier.QUOTE_CHECKS);
    }

    @Test
    void names_the_words_that_were_left_out() {
        assertThat(sample().leftOut()).containsExactly(new Proof.LeftOut(18, 21, "um,"));
    }

    @Test
    void gives_the_id_that_the_product_gives() {
        assertThat(sample().id()).matches("ins_[0-9a-z]{12}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            | proof.invalid | not a JSON object
            [] | proof.invalid | no
            {} | proof.invalid | version
            {"version":2} | proof.version | another version
            {"version":99999999999999999999} | proof.version | another version
            {"version":"1"} | proof.invalid | version
            {"version":1} | proof.invalid | insight
            {"version":1,"version":1} | proof.invalid | not JSON
            {"version":1,"insight":[]} | proof.invalid | insight
            {"version":1} x | proof.invalid | not JSON
            """)
    void says_in_a_sentence_what_is_wrong(@Nullable String json, String code, String words) {
        assertRefused(json == null ? "" : json, code, words);
    }

    @Test
    void refuses_deep_nesting() {
        assertRefused("[".repeat(100_000), "proof.invalid");
        assertRefused("{\"version\":1,\"x\":" + "{\"x\":".repeat(100_000), "proof.invalid");
    }

    @Test
    void refuses_every_missing_and_every_misplaced_value() {
        var json = ProofJson.write(sample());
        for (var name : List.of(
                "insight",
                "id",
                "address",
                "tier",
                "headline",
                "quote",
                "start",
                "end",
                "said_on",
                "show",
                "episode",
                "guid",
                "transcript",
                "source",
                "sha256",
                "characters",
                "evidence",
                "before",
                "after",
                "left_out",
                "digest")) {
            assertRefused(json.replace("\"" + name + "\"", "\"no_" + name + "\""), "proof.invalid");
        }
        assertRefused(json.replace("\"QUOTE\"", "\"GOSPEL\""), "proof.invalid");
        assertRefused(json.replace("2026-05-12", "2026-13-12"), "proof.invalid");
        assertRefused(json.replace("\"start\" : 7", "\"start\" : -7"), "proof.invalid");
        assertRefused(json.replace("\"start\" : 7", "\"start\" : 7.5"), "proof.invalid");
        assertRefused(json.replace("1.500", "1e400"), "proof.invalid");
        assertRefused(json.replace("Ada", "\\u001b[2J"), "proof.invalid");
    }

    @Test
    void fails_and_does_not_break_where_spans_lie_elsewhere() {
        for (var other : List.of("0", "8", "64", "2147483647")) {
            var json = ProofJson.write(sample());
            for (var changed : List.of(
                    json.replace("\"start\" : 7", "\"start\" : " + other),
                    json.replace("\"characters\" : 100", "\"characters\" : " + other))) {
                var checks = Verifier.check(read(changed), null);
                assertThat(checks).anyMatch(check -> check.verdict() == Check.Verdict.FAIL);
            }
        }
    }

    @Test
    void survives_any_damage() {
        var random = new Random(7);
        var json = ProofJson.write(sample());
        int held = 0;
        for (int i = 0; i < 2_000; i++) {
            var bytes = json.getBytes(StandardCharsets.UTF_8);
            for (int k = 0; k <= random.nextInt(3); k++)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            try {
                var checks = Verifier.check(ProofJson.read(bytes), null);
                if (checks.stream().noneMatch(check -> check.verdict() == Check.Verdict.FAIL)) held++;
            } catch (Failure.Permanent failure) {
                assertThat(failure.code()).startsWith("proof.");
            }
        }
        assertThat(held)
                .as("damage to white space, names of checks and keys that may be missing")
                .isLessThan(600);
    }

    private static void assertRefused(String json, String code) {
        assertRefused(json, code, "");
    }

    private static void assertRefused(String json, String code, String words) {
        assertThatThrownBy(() -> read(json))
                .as(json.substring(0, Math.min(80, json.length())).toLowerCase(Locale.ROOT))
                .isInstanceOfSatisfying(Failure.Permanent.class, failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.sentence()).endsWith(".").contains(words).doesNotContain("Exception");
                });
    }
}
