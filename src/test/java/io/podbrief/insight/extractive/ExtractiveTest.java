package io.podbrief.insight.extractive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.feed.Episode;
import io.podbrief.insight.Extraction;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.platform.Failure;
import io.podbrief.testing.ShippedEncoders;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import io.podbrief.transcript.published.PublishedFormats;
import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The QUOTE tier on the episodes that ship with the product.
final class ExtractiveTest {
    private static final Extractive EXTRACTIVE =
            new Extractive(ShippedEncoders.EMBEDDER, ShippedEncoders.CLASSIFIER, ShippedEncoders.FOR_THE_DEMO);

    static Stream<String> episodes() {
        return Stream.of(
                "load-bearing/who-gets-the-platforms.vtt",
                "load-bearing/same-day-every-shelf.vtt",
                "preference-stack/renting-the-brain.json",
                "preference-stack/bad-for-the-floor-good-for-the-stake.json",
                "stale-branch/ninety-days-in-production.srt",
                "stale-branch/the-memo.srt",
                "before-the-kettle/a-city-and-its-railway.txt",
                "before-the-kettle/see-you-in-court-possibly.txt",
                "counter-service/the-carve-out.html",
                "counter-service/one-street-at-a-time.html",
                "seat-count/head-on-per-seat.md",
                "seat-count/the-grey-box.md",
                "night-tariff/two-gigawatts-and-a-cheque.vtt",
                "night-tariff/twenty-eight.vtt",
                "cost-of-goods/paid-to-wait.srt",
                "cost-of-goods/clean-paper.srt");
    }

    private static Material material(String name) {
        try (var stream = Objects.requireNonNull(ExtractiveTest.class.getResourceAsStream("/demo/" + name), name)) {
            var transcript =
                    PublishedFormats.read(stream.readAllBytes(), null, URI.create("http://demo.invalid/" + name), "en");
            return new Material(new Episode.Id(1), name, "A show", LocalDate.of(2026, 5, 12), transcript);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final Map<String, Extraction> DONE = new ConcurrentHashMap<>();

    private static Extraction extract(String name) {
        return DONE.computeIfAbsent(name, _ -> EXTRACTIVE.extract(material(name)));
    }

    @ParameterizedTest
    @MethodSource("episodes")
    void finds_a_few_insights_each_an_exact_span_that_holds_every_rule(String name) {
        var text = material(name).transcript().text();
        var insights = extract(name).insights();
        assertThat(insights).hasSizeBetween(1, 12);
        for (var insight : insights) {
            var quote = insight.quote();
            int start = text.offsetByCodePoints(0, quote.start());
            int end = text.offsetByCodePoints(0, quote.end());
            assertThat(text.substring(start, end)).isEqualTo(quote.text());
            assertThat(Wording.of(insight.text()).count()).isBetween(35, 70);
            assertThat(quote.text()).doesNotContain("\n");
            assertThat(insight.headline()).isNotBlank();
            assertThat(insight.headline().split(" ")).hasSizeLessThanOrEqualTo(16);
            assertThat(insight.score().parts().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(insight.score().total(), org.assertj.core.data.Offset.offset(0.002));
        }
    }

    @Test
    void gives_the_same_bytes_twice() {
        var once = extract("load-bearing/who-gets-the-platforms.vtt");
        var again = new Extractive(ShippedEncoders.EMBEDDER, ShippedEncoders.CLASSIFIER, ShippedEncoders.FOR_THE_DEMO)
                .extract(material("load-bearing/who-gets-the-platforms.vtt"));
        assertThat(again.insights()).isEqualTo(once.insights());
        assertThat(again.cuts()).isEqualTo(once.cuts());
        assertThat(again.counts()).isEqualTo(once.counts());
    }

    @Test
    void keeps_ids_when_the_transcript_comes_in_another_format() {
        var transcript = material("night-tariff/twenty-eight.vtt").transcript();
        var spoken = transcript.cues().stream()
                .map(cue -> new SpokenCue(
                        null, null, cue.speaker(), transcript.text().substring(cue.start(), cue.end())))
                .toList();
        var plain = Transcript.of(new Source.Published("text", null), "en", spoken);
        var other = EXTRACTIVE.extract(new Material(
                new Episode.Id(1), "night-tariff/twenty-eight.vtt", "A show", LocalDate.of(2026, 5, 12), plain));
        assertThat(other.insights().stream().map(Insight::id).toList())
                .isEqualTo(extract("night-tariff/twenty-eight.vtt").insights().stream()
                        .map(Insight::id)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("episodes")
    void quotes_no_advert_and_no_injected_instruction(String name) {
        for (var insight : extract(name).insights()) {
            var text = insight.text().toLowerCase(Locale.ROOT);
            assertThat(text)
                    .doesNotContain(
                            "promo code", "brought to you by", "ignore all previous", "slash", "sponsor", "subscribe");
        }
    }

    @Test
    void masks_the_adverts_of_the_demo() {
        var reasons = episodes()
                .map(ExtractiveTest::extract)
                .flatMap(extraction -> extraction.cuts().stream())
                .map(cut -> cut.reason())
                .toList();
        assertThat(reasons.stream().filter("ad"::equals).count()).isGreaterThanOrEqualTo(9);
    }

    @Test
    void gives_nothing_for_text_without_sentences() {
        var words = "word ".repeat(500).strip();
        var transcript = Transcript.of(
                new Source.Published("text", null), "en", List.of(new SpokenCue(null, null, null, words)));
        assertThatThrownBy(() -> EXTRACTIVE.extract(
                        new Material(new Episode.Id(1), "g", "s", LocalDate.of(2026, 1, 1), transcript)))
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo("extract.unpunctuated"));
    }

    @Test
    void quotes_nothing_that_lacks_words() {
        var claim =
                "Heat pumps became cheaper to run than gas boilers in most of Europe last year, because the price of power fell by a third%s while gas stayed where it was. That changes the sums for every landlord who has to replace a boiler this winter.";
        assertThat(insights(claim.formatted(""))).hasSize(1);
        assertThat(insights(claim.formatted(" [unintelligible 00:22:51]"))).isEmpty();
    }

    private static List<Insight> insights(String talk) {
        var transcript = Transcript.of(
                new Source.Published("text", null), "en", List.of(new SpokenCue(null, null, "Ann", talk)));
        return EXTRACTIVE
                .extract(new Material(new Episode.Id(1), "g", "s", LocalDate.of(2026, 1, 1), transcript))
                .insights();
    }

    @Test
    void leaves_out_what_is_below_the_bar() {
        var material = material("load-bearing/who-gets-the-platforms.vtt");
        for (double least : new double[] {0, 1, 20}) {
            var extraction = new Extractive(
                            ShippedEncoders.EMBEDDER, ShippedEncoders.CLASSIFIER, new ExtractiveSettings(least))
                    .extract(material);
            assertThat(extraction.insights())
                    .allSatisfy(insight -> assertThat(insight.score().total()).isGreaterThanOrEqualTo(least));
            assertThat(extraction.insights().isEmpty()).isEqualTo(least == 20 || least == 1);
        }
    }

    @ParameterizedTest
    @MethodSource("episodes")
    void heads_no_insight_with_a_line_cut_off(String name) {
        assertThat(extract(name).insights())
                .allSatisfy(insight ->
                        assertThat(insight.headline()).doesNotEndWith("…").hasSizeLessThan(120));
    }

    @Test
    void gives_nothing_for_an_episode_of_small_talk() {
        var talk = "Hello. How are you? I am fine. Thank you. Great. Yes. And you? So good to see you. Me too. Bye.";
        var transcript = Transcript.of(
                new Source.Published("text", null), "en", List.of(new SpokenCue(null, null, "Ann", talk)));
        assertThat(EXTRACTIVE
                        .extract(new Material(new Episode.Id(1), "g", "s", LocalDate.of(2026, 1, 1), transcript))
                        .insights())
                .isEmpty();
    }

    @Test
    void counts_what_was_dropped_by_reason() {
        var counts = extract("load-bearing/who-gets-the-platforms.vtt").counts();
        assertThat(counts).containsKeys("windows", "passed", "picked");
        long dropped = counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("dropped"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(Objects.requireNonNull(counts.get("windows")).longValue())
                .isEqualTo(dropped + Objects.requireNonNull(counts.get("passed")));
    }
}
