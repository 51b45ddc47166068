package io.podbrief.brief;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.insight.Insight;
import io.podbrief.insight.Score;
import io.podbrief.relation.News;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.testing.Sample;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LettersTest {
    private static Brief brief(LocalDate date, String... headlines) {
        return brief(date, new News.New(), headlines);
    }

    private static Brief brief(LocalDate date, News news, String... headlines) {
        var items = Stream.of(headlines)
                .map(headline -> new Brief.Item(
                        1, Sample.of(1).sourced(), headline, "text", "why", new Score.Sum().total(), 1, news, ""))
                .toList();
        return new Brief(new UUID(1, 2), new Subscriber.Id(1), date, Duration.ofDays(1), 1, Instant.EPOCH, items, "");
    }

    private static String subject(String... headlines) {
        return Letters.subject(brief(LocalDate.parse("2026-05-12"), headlines));
    }

    @Test
    void says_the_day_the_first_headline_and_how_many_more() {
        assertThat(subject("Batteries are paid to wait", "Second", "Third"))
                .isEqualTo("12 May · Batteries are paid to wait (+2)");
        assertThat(subject("Batteries are paid to wait")).isEqualTo("12 May · Batteries are paid to wait");
    }

    @Test
    void says_that_the_first_is_an_update() {
        var day = LocalDate.parse("2026-05-12");
        var update = new News.Update("was 40, now 28", new Insight.Id("ins_1"), day.minusDays(9));

        assertThat(Letters.subject(brief(day, update, "Batteries are paid to wait", "Second")))
                .isEqualTo("12 May · Update: Batteries are paid to wait (+1)");
    }

    @Test
    void differs_from_day_to_day_though_the_headline_is_the_same() {
        var start = LocalDate.parse("2026-01-01");
        var year = start.datesUntil(start.plusYears(1))
                .map(day -> Letters.subject(brief(day, "The same headline every day", "b")))
                .toList();

        assertThat(year).doesNotHaveDuplicates();
    }

    @Test
    void cuts_a_long_headline_at_a_word_and_says_so() {
        assertThat(subject("Grid operators now pay the owners of batteries for every hour that they do nothing", "b"))
                .isEqualTo("12 May · Grid operators now pay the owners of batteries for… (+1)");
    }

    @Test
    void is_one_line_whatever_the_headline_holds() {
        assertThat(subject("One\r\nBcc: x@example.net\tand\u0000more"))
                .isEqualTo("12 May · One Bcc: x@example.net and more");
    }

    @Property(tries = 2000)
    void has_at_most_seventy_characters_and_no_broken_ones(
            @ForAll String headline, @ForAll @IntRange(min = 1, max = 5) int items) {
        var headlines = Stream.concat(Stream.of(headline + "🎙".repeat(40)), Stream.generate(() -> "b"))
                .limit(items)
                .toArray(String[]::new);

        var subject = Letters.subject(brief(LocalDate.parse("2026-12-24"), headlines));

        assertThat(subject.length()).isLessThanOrEqualTo(70);
        assertThat(subject.codePoints())
                .noneMatch(c -> Character.getType(c) == Character.SURROGATE || Character.isISOControl(c));
        assertThat(List.of(subject.split(" · ", 2))).first().isEqualTo("24 Dec");
    }
}
