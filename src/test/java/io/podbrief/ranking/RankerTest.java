package io.podbrief.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.podbrief.insight.Insight;
import io.podbrief.relation.Claim;
import io.podbrief.relation.News;
import io.podbrief.subscriber.Interest;
import io.podbrief.testing.HashedWords;
import io.podbrief.testing.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankerTest {
    private static final Instant NOW = Sample.PUBLISHED.plus(Duration.ofHours(2));

    private static Ranker.Candidate candidate(Sample sample, long claim) {
        return new Ranker.Candidate(sample.sourced(), new Claim.Id(claim), 1);
    }

    /// Samples with a claim each.
    private static List<Ranker.Candidate> candidates(Sample... samples) {
        return IntStream.range(0, samples.length)
                .mapToObj(i -> candidate(samples[i], i))
                .toList();
    }

    private static Interest interest(String wording) {
        return new Interest(new Interest.Id(wording.hashCode()), wording, HashedWords.of(wording));
    }

    private static List<Ranked> five(List<Ranker.Candidate> candidates) {
        return Ranker.five(Ranker.rank(candidates, List.of(), NOW));
    }

    private static List<String> ids(List<Ranked> ranked) {
        return ranked.stream().map(one -> one.sourced().insight().id().value()).toList();
    }

    /// So many samples of any kind: each of its own topic, spread over shows and episodes.
    private static List<Ranker.Candidate> mixed(int count, int shows, int episodesPerShow, long seed) {
        var random = new Random(seed);
        var mixed = new ArrayList<Ranker.Candidate>();
        for (int i = 0; i < count; i++) {
            long show = random.nextInt(shows);
            long episode = show * 100 + random.nextInt(episodesPerShow);
            mixed.add(
                    candidate(Sample.of(i).from(show, episode).worth(random.nextDouble() * 4), random.nextInt(count)));
        }
        return mixed;
    }

    @Test
    void puts_first_what_the_reader_follows() {
        var batteries = Sample.of(1).saying("grid batteries wait for money");
        var onions = Sample.of(2).saying("grid onions want a slow pan").worth(3);

        var ranked = Ranker.rank(candidates(onions, batteries), List.of(interest("grid batteries")), NOW);

        assertThat(ids(ranked)).containsExactly("ins_1", "ins_2");
    }

    @Test
    void names_the_interest_that_speaks_for_it_most() {
        var onions = Sample.of(1).saying("grid onions want a slow pan");

        var ranked = Ranker.rank(candidates(onions), List.of(interest("grid batteries"), interest("Onions pan")), NOW);

        assertThat(ranked.getFirst().why()).isEqualTo("you follow Onions pan");
    }

    @Test
    void leaves_out_what_none_of_the_interests_speaks_for() {
        var batteries = Sample.of(1).meaning(1, 0, 0).saying("grid batteries wait for money");
        var far = Sample.of(2).saying("zzz qqq").worth(9);

        assertThat(ids(Ranker.rank(candidates(batteries, far), List.of(interest("grid batteries")), NOW)))
                .containsExactly("ins_1");
    }

    @Test
    void ranks_by_quality_and_freshness_for_a_reader_without_interests() {
        var good = Sample.of(1).worth(3);
        var plain = Sample.of(2).worth(1);
        var stale = Sample.of(3).worth(1).published(NOW.minus(Duration.ofDays(6)));

        assertThat(ids(Ranker.rank(candidates(stale, plain, good), List.of(), NOW)))
                .containsExactly("ins_1", "ins_2", "ins_3");
    }

    @Test
    void halves_freshness_in_36_hours() {
        var fresh = Ranker.rank(candidates(Sample.of(1).published(NOW)), List.of(), NOW)
                .getFirst();
        var older = Ranker.rank(candidates(Sample.of(1).published(NOW.minus(Duration.ofHours(36)))), List.of(), NOW)
                .getFirst();

        assertThat(fresh.score().parts().get("freshness")).isEqualTo(0.3);
        assertThat(older.score().parts().get("freshness")).isEqualTo(0.15);
    }

    @Test
    void says_how_many_voices_say_it() {
        var told = new Ranker.Candidate(Sample.of(1).sourced(), new Claim.Id(1), 3);

        assertThat(Ranker.rank(List.of(told), List.of(), NOW).getFirst().why())
                .isEqualTo("one of the strongest of 1 new insights; 3 independent voices");
    }

    private static final News.Update CHANGED =
            new News.Update("was 40, now 28", new Insight.Id("ins_0"), LocalDate.parse("2026-05-03"));

    @Test
    void puts_first_what_changes_what_the_reader_was_told() {
        var plain = candidate(Sample.of(1).worth(3), 1);
        var changed = candidate(Sample.of(2).worth(1), 2).as(CHANGED);

        var ranked = Ranker.rank(List.of(plain, changed), List.of(), NOW);

        assertThat(ids(ranked)).containsExactly("ins_2", "ins_1");
        assertThat(ranked.getFirst().score().parts()).containsEntry("change", 2.0);
        assertThat(ranked.getFirst().why()).isEqualTo("you were told what it changes");
        assertThat(ranked.getLast().score().parts()).doesNotContainKey("change");
    }

    @Test
    void leaves_no_change_out_though_no_interest_speaks_for_it() {
        var far = candidate(Sample.of(2).saying("zzz qqq"), 2);

        assertThat(Ranker.rank(List.of(far), List.of(interest("grid batteries")), NOW))
                .isEmpty();
        assertThat(Ranker.rank(List.of(far.as(CHANGED)), List.of(interest("grid batteries")), NOW))
                .extracting(Ranked::why)
                .containsExactly("you were told what it changes");
    }

    @Property(tries = 500)
    void never_gives_a_place_to_more_voices_that_news_would_take(
            @ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
        var random = new Random(seed);
        var news = mixed(count, 4, 3, seed);
        var grown = mixed(count, 9, 3, seed + 1).stream()
                .map(one -> new Ranker.Candidate(
                        Sample.of(random.nextInt(600))
                                .worth(9)
                                .from(100 + random.nextInt(9), 10_000 + random.nextInt(99))
                                .sourced(),
                        new Claim.Id(1000 + one.claim().value()),
                        3,
                        new News.Voices(2, new Insight.Id("ins_0"), LocalDate.parse("2026-05-03"))))
                .toList();
        var both = new ArrayList<>(news);
        both.addAll(grown);

        var five = five(both);

        var places = five.stream().filter(one -> one.news() instanceof News.New).count();
        assertThat(places).isEqualTo(five(news).size());
        assertThat(five.stream().limit(places)).allMatch(one -> one.news() instanceof News.New);
    }

    @Property(tries = 300)
    void explains_each_score_by_parts_that_sum_up_to_it(
            @ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
        var ranked = Ranker.rank(mixed(count, 5, 3, seed), List.of(interest("worda claims"), interest("thingab")), NOW);

        assertThat(ranked)
                .allSatisfy(one -> assertThat(one.score().parts().values().stream()
                                .mapToDouble(part -> part)
                                .sum())
                        .isCloseTo(one.score().total(), within(0.0005)));
        assertThat(ranked.stream().map(one -> -one.score().total())).isSorted();
    }

    @Property(tries = 300)
    void chooses_the_same_whatever_the_order_of_the_input(
            @ForAll @IntRange(min = 1, max = 40) int count, @ForAll long seed) {
        var candidates = new ArrayList<>(mixed(count, 6, 3, seed));
        var before = ids(five(candidates));
        Collections.shuffle(candidates, new Random(seed));

        assertThat(ids(five(candidates))).isEqualTo(before);
    }

    @Property(tries = 500)
    void holds_at_most_one_of_an_episode_and_two_of_a_show_where_there_is_choice(
            @ForAll @IntRange(min = 5, max = 60) int count, @ForAll long seed) {
        var candidates = mixed(count, 12, 4, seed);
        var five = five(candidates);

        if (distinct(candidates, one -> one.sourced().origin().episode().value()) < Ranker.SIZE)
            return; // the caps bend: see below
        assertThat(most(five, one -> one.sourced().origin().episode().value())).isLessThanOrEqualTo(1);
        if (distinct(candidates, one -> one.sourced().origin().podcast()) < 3) return;
        assertThat(most(five, one -> one.sourced().origin().podcast())).isLessThanOrEqualTo(2);
    }

    @Property(tries = 500)
    void never_holds_the_same_claim_twice(@ForAll @IntRange(min = 1, max = 60) int count, @ForAll long seed) {
        var five = five(mixed(count, 4, 3, seed));

        assertThat(five).hasSizeLessThanOrEqualTo(Ranker.SIZE);
        assertThat(five.stream().map(Ranked::claim)).doesNotHaveDuplicates();
        assertThat(ids(five)).doesNotHaveDuplicates();
    }

    @Test
    void gives_five_of_one_show_with_five_episodes() {
        assertThat(five(candidates(IntStream.range(0, 8)
                        .mapToObj(i -> Sample.of(i).from(1, i % 5))
                        .toArray(Sample[]::new))))
                .hasSize(5);
    }

    @Test
    void gives_five_of_a_single_episode() {
        assertThat(five(candidates(IntStream.range(0, 8)
                        .mapToObj(i -> Sample.of(i).from(1, 1))
                        .toArray(Sample[]::new))))
                .hasSize(5);
    }

    @Test
    void takes_three_of_an_episode_when_there_are_two() {
        var five = five(candidates(IntStream.range(0, 12)
                .mapToObj(i -> Sample.of(i).from(i % 2, i % 2))
                .toArray(Sample[]::new)));

        assertThat(five).hasSize(5);
        assertThat(most(five, one -> one.sourced().origin().episode().value())).isEqualTo(3);
    }

    @Test
    void holds_at_most_two_of_one_topic_where_there_is_choice() {
        var samples = new ArrayList<Sample>();
        for (int i = 0; i < 6; i++)
            samples.add(Sample.of(i).meaning(1, 0, 0, 0, 0.01f * i).worth(9));
        for (int i = 6; i < 9; i++)
            samples.add(Sample.of(i)
                    .meaning(0, i == 6 ? 1 : 0, i == 7 ? 1 : 0, i == 8 ? 1 : 0, 0)
                    .worth(1));

        var five = five(candidates(samples.toArray(Sample[]::new)));

        assertThat(five).hasSize(5);
        assertThat(ids(five))
                .filteredOn(id -> Integer.parseInt(id.substring(4)) < 6)
                .hasSize(2);
    }

    @Test
    void never_pads() {
        assertThat(five(candidates(Sample.of(1), Sample.of(2)))).hasSize(2);
        assertThat(five(List.of())).isEmpty();
    }

    private static <T> long distinct(List<T> list, Function<T, Long> key) {
        return list.stream().map(key).distinct().count();
    }

    private static int most(List<Ranked> five, Function<Ranked, Long> key) {
        var counts = new HashMap<Long, Integer>();
        for (var one : five) counts.merge(key.apply(one), 1, Integer::sum);
        return counts.values().stream().max(Integer::compare).orElse(0);
    }
}
