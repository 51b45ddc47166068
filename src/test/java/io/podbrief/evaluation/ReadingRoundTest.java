package io.podbrief.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.evaluation.ReadingRound.Slot;
import io.podbrief.evaluation.RoundItem.Chooser;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.insight.extractive.Extractive;
import io.podbrief.testing.ShippedEncoders;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReadingRoundTest {
    private static final Sample EPISODE = OwnEpisodes.all().stream()
            .max(Comparator.comparingInt(sample -> sample.words().size()))
            .orElseThrow();
    private static final Material MATERIAL = new Material(
            new Episode.Id(1), "guid-1", "A Show", LocalDate.of(2026, 5, 12), EPISODE.transcript(Form.PUBLISHED));

    private final OnlyOne onlyOne = new OnlyOne(ShippedEncoders.CLASSIFIER);
    private final Extractive extractive =
            new Extractive(ShippedEncoders.EMBEDDER, onlyOne, ShippedEncoders.FOR_THE_DEMO);

    private static RoundItem item(Chooser chooser, Insight insight) {
        return new RoundItem(chooser, Form.HEARD, "a-show", "A Show", "episode-7", insight);
    }

    @Test
    void draws_fifty_of_ours_half_in_either_form_and_fifteen_of_each_other() {
        var slots = IntStream.range(0, 5)
                .boxed()
                .flatMap(show -> ReadingRound.slots(show).stream())
                .toList();
        assertThat(slots).hasSize(80);
        assertThat(count(slots, Chooser.PODBRIEF, Form.PUBLISHED)).isEqualTo(25);
        assertThat(count(slots, Chooser.PODBRIEF, Form.HEARD)).isEqualTo(25);
        assertThat(count(slots, Chooser.LEAD, Form.PUBLISHED)).isEqualTo(8);
        assertThat(count(slots, Chooser.LEAD, Form.HEARD)).isEqualTo(7);
        assertThat(count(slots, Chooser.RANDOM, Form.PUBLISHED)).isEqualTo(7);
        assertThat(count(slots, Chooser.RANDOM, Form.HEARD)).isEqualTo(8);
    }

    private static long count(List<Slot> slots, Chooser chooser, Form form) {
        return slots.stream().filter(new Slot(chooser, form)::equals).count();
    }

    @Test
    void hides_from_readers_who_chose_an_item() {
        var insight = extractive.extract(MATERIAL).insights().getFirst();
        var sheets = Stream.of(Chooser.values())
                .map(chooser -> ReadingRound.sheet(List.of(item(chooser, insight))))
                .distinct()
                .toList();
        assertThat(sheets).hasSize(1);
        assertThat(sheets.getFirst())
                .contains(insight.headline(), insight.text(), "A Show · 12 May 2026")
                .doesNotContain(insight.id().value(), "episode-7");
        assertThat(ReadingRound.key(List.of(item(Chooser.LEAD, insight))))
                .endsWith("1\tLEAD\theard\ta-show\tepisode-7\t" + insight.id().value() + "\n");
    }

    @Test
    void takes_the_passage_that_was_chosen_whatever_the_ranker_says() {
        var starts = new ArrayList<Integer>();
        var counts = new ArrayList<Integer>();
        for (int index : new int[] {0, 1, 5}) {
            var kept = onlyOne.keeping(
                    passages -> {
                        counts.add(passages);
                        return index;
                    },
                    () -> extractive.extract(MATERIAL));
            assertThat(kept.insights()).hasSize(1);
            starts.add(kept.insights().getFirst().quote().start());
        }
        assertThat(counts.getFirst()).isGreaterThan(5);
        assertThat(starts).isSorted();
        assertThat(starts.getLast()).isGreaterThan(starts.getFirst());
    }

    @Test
    void leaves_the_ranker_alone_elsewhere() {
        var shipped =
                new Extractive(ShippedEncoders.EMBEDDER, ShippedEncoders.CLASSIFIER, ShippedEncoders.FOR_THE_DEMO);
        assertThat(extractive.extract(MATERIAL).insights())
                .isEqualTo(shipped.extract(MATERIAL).insights());
    }
}
