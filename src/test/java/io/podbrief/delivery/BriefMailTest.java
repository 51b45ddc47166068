package io.podbrief.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.brief.Brief;
import io.podbrief.brief.BriefComposer;
import io.podbrief.brief.Letters;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Origin;
import io.podbrief.insight.Score;
import io.podbrief.insight.Sourced;
import io.podbrief.platform.Templates;
import io.podbrief.relation.News;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.Tokens;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.ReceivedMail;
import io.podbrief.testing.Sample;
import io.podbrief.testing.Tables;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A brief as it leaves: worded by the templates and rendered to bytes.
class BriefMailTest {
    private static final Subscriber READER = new Subscriber(
            new Subscriber.Id(7), "name@example.org", Subscriber.State.ACTIVE, ZoneOffset.UTC, LocalTime.of(7, 0));
    private static final MovableClock CLOCK = MovableClock.at("2026-05-12T07:00:00Z");
    private static final Letters LETTERS = new Letters(
            Desk.SITE,
            new DeliverySettings(null, "1 Example Street, 12345 Example", true),
            new Tokens(Tables.fresh().db(), CLOCK),
            new Templates());
    private static final Mime MIME = new Mime(Desk.SITE, Desk.SETTINGS);

    private static ReceivedMail sent(List<Sourced> five) {
        return mail(IntStream.range(0, five.size())
                .mapToObj(i -> item(i + 1, five.get(i), new News.New(), ""))
                .toList());
    }

    private static ReceivedMail mail(List<Brief.Item> items) {
        var brief = new Brief(
                new UUID(1, 2),
                READER.id(),
                LocalDate.parse("2026-05-12"),
                Duration.ofDays(1),
                12,
                CLOCK.instant(),
                items,
                "hash");
        return ReceivedMail.of(MIME.render(LETTERS.brief(brief, READER), CLOCK.instant()));
    }

    private static Brief.Item item(int position, Sourced sourced, News news, String disputedBy) {
        var score = new Score.Sum();
        score.add("quality", 1);
        var insight = sourced.insight();
        return new Brief.Item(
                position,
                sourced,
                insight.headline(),
                insight.text(),
                "you follow batteries",
                score.total(),
                1,
                news,
                disputedBy);
    }

    @Test
    void says_what_has_changed_since_the_reader_was_told_and_who_disputes_it() {
        var third = LocalDate.parse("2026-05-03");
        var mail = mail(List.of(
                item(1, Sample.of(1).sourced(), new News.New(), "Night Tariff, Grid Talk"),
                item(
                        2,
                        Sample.of(2).sourced(),
                        new News.Update("was 40 euros, now 28 euros", new Insight.Id("ins_9"), third),
                        ""),
                item(3, Sample.of(3).sourced(), new News.Voices(2, new Insight.Id("ins_8"), third), ""),
                item(4, Sample.of(4).sourced(), new News.Again(third), "")));

        for (var part : List.of(mail.plain(), mail.html())) {
            assertThat(part.replaceAll("<[^>]+>|&nbsp;", " ").replaceAll("\\s+", " "))
                    .containsSubsequence(
                            "NEW",
                            "Headline 1",
                            "Disputed by Night Tariff, Grid Talk",
                            "UPDATE",
                            "Headline 2",
                            "We told you on 3 May; it has changed: was 40 euros, now 28 euros.",
                            "+2 VOICES",
                            "Headline 3",
                            "2 more shows say this since we told you on 3 May.",
                            "AGAIN",
                            "Headline 4",
                            "Again, as our brief of 3 May may not have reached you.");
            assertThat(part).contains("https://brief.example.org/insight/ins_9");
        }
    }

    @Test
    void says_the_same_in_text_and_html() {
        var five = IntStream.rangeClosed(1, 5)
                .mapToObj(i ->
                        Sample.of(i).saying("Words that number " + i + " said").sourced())
                .toList();

        var mail = sent(five);

        for (var one : five) {
            var page = "https://brief.example.org/insight/" + one.insight().id().value();
            var hear = one.origin().audio() + "#t=62";
            for (var part : List.of(mail.plain(), mail.html())) {
                assertThat(part)
                        .contains(
                                one.insight().headline(),
                                one.insight().text(),
                                "Ada Example",
                                one.origin().show(),
                                page,
                                hear,
                                "at 1:02",
                                "Why: you follow batteries");
            }
        }
        for (var part : List.of(mail.plain(), mail.html())) {
            assertThat(part)
                    .contains(
                            "Tuesday 12 May 2026",
                            "12 episodes scanned",
                            "/read/",
                            "/u/",
                            "/preferences",
                            "1 Example Street, 12345 Example");
        }
    }

    @Test
    void loads_nothing_from_elsewhere() {
        var mail = sent(List.of(Sample.of(1).sourced()));

        assertThat(mail.html())
                .doesNotContainIgnoringCase("<img")
                .doesNotContainIgnoringCase("<link")
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("url(")
                .doesNotContain("@import");
    }

    @Test
    void offers_to_leave_near_the_start_and_at_the_end() {
        var mail = sent(IntStream.rangeClosed(1, 5)
                .mapToObj(i -> Sample.of(i).sourced())
                .toList());
        var link = mail.header("List-Unsubscribe").replaceAll("[<>]", "");

        assertThat(mail.html().indexOf(link)).isBetween(0, 60_000);
        assertThat(mail.html().lastIndexOf(link)).isGreaterThan(mail.html().indexOf("insight/ins_5"));
        assertThat(mail.plain()).contains(link);
    }

    @Test
    void shows_markup_as_the_text_it_is() {
        var evil = "<script>alert(1)</script><img src=x onerror=alert(1)> & \"quoted\"";
        var mail = sent(List.of(
                Sample.of(1).headed(evil).saying(evil + " and more words").sourced()));

        assertThat(mail.html())
                .contains("&lt;script&gt;alert(1)")
                .doesNotContain("<script")
                .doesNotContain("<img");
        assertThat(mail.plain()).contains(evil);
    }

    @Test
    void stays_under_90_kilobytes_however_much_a_feed_says() {
        var update = new News.Update("war ein anderes. ".repeat(99), new Insight.Id("ins_9"), LocalDate.EPOCH);
        var disputedBy = new BriefComposer.Standing(9, List.of("Ü".repeat(5000), "Ö".repeat(5000), "Ä")).disputes();
        var mail = mail(IntStream.rangeClosed(1, 5)
                .mapToObj(i -> item(i, wordy(i), update, disputedBy))
                .toList());

        assertThat(mail.text().length()).isLessThan(90_000);
        assertThat(mail.html().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThan(80_000);
        assertThat(mail.subject().length()).isLessThanOrEqualTo(70);
    }

    /// The longest that extraction lets through, of characters that take the most room, from a feed that
    /// names itself at length.
    private static Sourced wordy(int number) {
        var text = "Übermäßigkeiten ".repeat(70).strip();
        var plain = Sample.of(number)
                .saying(text)
                .headed("Übermäßigkeiten ".repeat(14).strip())
                .insight();
        var insight = new Insight(
                plain.id(),
                plain.episode(),
                plain.tier(),
                plain.kind(),
                plain.headline(),
                text,
                "ein ganz anderes Thema",
                plain.quote(),
                new Insight.Context("Ö".repeat(300), "Zwei Sätze davor. ".repeat(20)),
                plain.score(),
                plain.saidOn(),
                plain.evidence(),
                plain.embedding());
        var address = URI.create("https://show.example/" + "a".repeat(2000));
        return new Sourced(
                insight,
                new Origin(
                        number,
                        "Ü".repeat(5000),
                        new Episode.Id(number),
                        "Ä".repeat(5000),
                        address,
                        address,
                        Instant.parse("2026-05-12T05:00:00Z")));
    }
}
