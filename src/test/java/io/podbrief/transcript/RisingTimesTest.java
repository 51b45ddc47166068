package io.podbrief.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.RisingTimes.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RisingTimesTest {
    private static List<Span> spans(@Nullable Integer... startsAndEnds) {
        var cues = new ArrayList<SpokenCue>();
        for (int i = 0; i < startsAndEnds.length; i += 2) {
            cues.add(new SpokenCue(seconds(startsAndEnds[i]), seconds(startsAndEnds[i + 1]), null, "words"));
        }
        return RisingTimes.of(cues);
    }

    private static Span span(@Nullable Integer from, @Nullable Integer to) {
        return new Span(seconds(from), seconds(to));
    }

    private static @Nullable Duration seconds(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    @Test
    void good_times_stay() {
        assertThat(spans(0, 5, 5, 5, 5, 9, 12, null))
                .containsExactly(span(0, 5), span(5, 5), span(5, 9), span(12, null));
    }

    @Test
    void one_wild_time_costs_that_time_alone() {
        assertThat(spans(0, 5, 900, 905, 10, 15, 20, 25))
                .containsExactly(span(0, 5), span(null, null), span(10, 15), span(20, 25));
    }

    @Test
    void when_times_start_over_the_longer_part_keeps_them() {
        assertThat(spans(50, null, 60, null, 0, null, 10, null, 20, null))
                .containsExactly(span(null, null), span(null, null), span(0, null), span(10, null), span(20, null));
    }

    @Test
    void an_end_past_the_next_start_is_dropped_and_so_is_one_before_its_own() {
        assertThat(spans(0, 11, 10, 9, 20, 25)).containsExactly(span(0, null), span(10, null), span(20, 25));
    }

    @Test
    void negative_and_endless_times_are_dropped() {
        assertThat(spans(-5, -1, 5, 2_000_000_000, 1_999_999_999, null))
                .containsExactly(span(null, null), span(5, null), span(null, null));
    }

    @Test
    void an_end_may_stand_without_a_start() {
        assertThat(spans(0, null, null, 9, 10, null)).containsExactly(span(0, null), span(null, 9), span(10, null));
    }

    @Property
    void times_never_fall_and_rising_starts_are_all_kept(
            @ForAll List<@IntRange(min = -10, max = 100) Integer> starts,
            @ForAll @IntRange(min = -5, max = 20) int length) {
        var cues = starts.stream()
                .map(start -> new SpokenCue(seconds(start), seconds(start + length), null, "words"))
                .toList();
        var last = Duration.ZERO;
        int kept = 0;
        for (var span : RisingTimes.of(cues)) {
            if (span.from() != null) {
                assertThat(span.from()).isGreaterThanOrEqualTo(last);
                last = span.from();
                kept++;
            }
            if (span.to() != null) {
                assertThat(span.to()).isGreaterThanOrEqualTo(last);
                last = span.to();
            }
        }
        assertThat(kept).isEqualTo(longestRise(starts));
    }

    /// The textbook way, quadratic.
    private static int longestRise(List<Integer> starts) {
        var best = new int[starts.size()];
        int longest = 0;
        for (int i = 0; i < best.length; i++) {
            if (starts.get(i) < 0) continue;
            best[i] = 1;
            for (int j = 0; j < i; j++)
                if (best[j] > 0 && starts.get(j) <= starts.get(i)) best[i] = Math.max(best[i], best[j] + 1);
            longest = Math.max(longest, best[i]);
        }
        return longest;
    }
}
