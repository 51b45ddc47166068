package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.feed.Episode;
import io.podbrief.insight.Extraction;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.insight.Span;
import io.podbrief.insight.Tier;
import io.podbrief.insight.extractive.Extractive;
import io.podbrief.platform.SiteSettings;
import io.podbrief.testing.ShippedEncoders;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Texts by a model that invents, past the extractor's own checks.
final class ProvingTest {
    private static final String PASSAGE =
            "Battery owners in Northmoor hardly sell any energy in the evening. The Grid Authority pays 40 euros per megawatt for the"
                    + " promise to be ready, because a blackout costs Northmoor far more than an idle battery standing in a field.";
    private static final String GOOD =
            "Battery owners in Northmoor earn by standing ready in the evening and hardly sell any energy. The Grid Authority pays"
                    + " 40 euros per megawatt for that promise, since a blackout costs Northmoor far more than an idle battery.";
    private static final Transcript TRANSCRIPT = Transcript.of(
            new Source.Published("text", null), "en", List.of(new SpokenCue(null, null, "Lena Ortiz", PASSAGE)));
    private static final Material MATERIAL =
            new Material(new Episode.Id(1), "guid", "Night Tariff", LocalDate.of(2026, 5, 12), TRANSCRIPT);
    private static final Insight QUOTED = new Extractive(
                    ShippedEncoders.EMBEDDER, ShippedEncoders.CLASSIFIER, ShippedEncoders.FOR_THE_DEMO)
            .extract(MATERIAL)
            .insights()
            .getFirst();

    private final Proving proving = new Proving(new SiteSettings(null, "Podbrief", new SiteSettings.Web(8080)));

    private static Insight written(String text) {
        var quote = QUOTED.quote();
        return new Insight(
                QUOTED.id(),
                QUOTED.episode(),
                Tier.WRITTEN,
                QUOTED.kind(),
                "Owners earn by standing ready",
                text,
                QUOTED.topic(),
                quote,
                null,
                QUOTED.score(),
                QUOTED.saidOn(),
                List.of(new Span(quote.start(), quote.end())),
                QUOTED.embedding());
    }

    private Extraction proven(String text, Map<Insight.Id, Insight> quoted) {
        return proving.proven(
                new Extraction(List.of(written(text)), quoted, List.of(), new TreeMap<>(Map.of("written: kept", 1))),
                MATERIAL);
    }

    @Test
    void lets_pass_what_its_passage_says() {
        var extraction = proven(GOOD, Map.of(QUOTED.id(), QUOTED));
        assertThat(extraction.insights()).extracting(Insight::text).containsExactly(GOOD);
        assertThat(extraction.counts()).doesNotContainKey(Proving.REFUSED);
    }

    @Test
    void ships_the_quote_instead_of_what_podbrief_verify_would_refuse() {
        for (var invented : List.of(
                GOOD.replace("40 euros", "45 euros"),
                GOOD.replace("40 euros", "40 percent"),
                GOOD.replace("costs Northmoor", "costs Brightfield"),
                GOOD.replace("The Grid Authority pays", "The Grid Authority never pays"),
                GOOD.replace("the evening", "the evening since March"))) {
            var extraction = proven(invented, Map.of(QUOTED.id(), QUOTED));
            assertThat(extraction.insights()).as(invented).containsExactly(QUOTED);
            assertThat(extraction.counts()).containsEntry(Proving.REFUSED, 1).containsEntry("written: kept", 0);
        }
    }

    @Test
    void drops_it_where_there_is_no_quote() {
        assertThat(proven(GOOD.replace("40 euros", "45 euros"), Map.of()).insights())
                .isEmpty();
    }

    @Test
    void leaves_quotes_alone() {
        var extraction = new Extraction(List.of(QUOTED), Map.of(), List.of(), new TreeMap<>());
        assertThat(proving.proven(extraction, MATERIAL)).isEqualTo(extraction);
    }
}
