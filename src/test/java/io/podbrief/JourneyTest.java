package io.podbrief;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.testing.ReceivedMail;
import io.podbrief.testing.RunningInstance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// From feeds on the web to a mail in a reader's box, and out again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest extends RunningInstance {
    private static final String ANN = "ann@example.org";
    private static final Instant SEVEN = Instant.parse("2026-05-12T05:00:00Z"); // in Berlin
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]+)\"");

    @BeforeAll
    void read() {
        startOver();
        readShows();
    }

    @BeforeEach
    void forgetReaders() {
        for (var table : List.of("outbox", "brief", "ledger", "subscriber"))
            db().sql("delete from " + table).update();
        SINK.clear();
        CLOCK.set(Instant.parse("2026-05-12T04:00:00Z"));
    }

    private ReceivedMail only(List<ReceivedMail> mails) {
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    /// Every row of every table, but what the scheduler notes for itself.
    private Map<String, String> everything() {
        var tables = new TreeMap<String, String>();
        var names = db().sql(
                        "select tablename from pg_tables where schemaname = 'public' and tablename <> 'scheduled_tasks'")
                .query(String.class)
                .list();
        for (var name : names)
            tables.put(
                    name,
                    one("select md5(coalesce(string_agg(cast(t as text), '|' order by cast(t as text)), '')) from "
                            + name + " t"));
        return tables;
    }

    @Test
    void leads_from_feeds_to_a_brief_and_out_by_one_click() {
        assertThat(one("select count(*) from episode where stage = 'ready'")).isEqualTo("16");
        var browser = browser();

        assertThat(browser.post("/sign-up", "address", ANN, "zone", "Europe/Berlin")
                        .status())
                .isEqualTo(200);
        passTime();
        var confirmation = only(SINK.mails());
        assertThat(confirmation.recipient()).isEqualTo(ANN);
        assertThat(confirmation.hasHeader("List-Unsubscribe")).isFalse();
        var confirm = confirmation.link(BASE + "/confirm/");

        assertThat(browser.get(confirm).body()).contains("<form method=\"post\"");
        assertThat(one("select state from subscriber"))
                .as("looking changes nothing")
                .isEqualTo("pending");

        var confirmed = browser.post(confirm);
        assertThat(confirmed.status()).isEqualTo(303);
        assertThat(one("select state from subscriber")).isEqualTo("active");
        var today = browser.get(confirmed.location());
        assertThat(today.status()).isEqualTo(200);
        assertThat(insights(today.body()))
                .as("today's brief is on screen at once")
                .hasSize(5);

        CLOCK.set(SEVEN.minusSeconds(1));
        passTime();
        assertThat(SINK.mails()).as("not before seven").hasSize(1);
        CLOCK.set(SEVEN);
        passTime();
        var brief = only(SINK.mails().subList(1, SINK.mails().size()));

        assertThat(brief.recipient()).isEqualTo(ANN);
        assertThat(brief.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(insights(brief.plain())).hasSize(5).isEqualTo(insights(brief.html()));
        assertThat(insights(browser.get("/brief").body()))
                .as("the page shows what was mailed")
                .isEqualTo(insights(brief.plain()));
        assertThat(insights(browser().get(brief.link(BASE + "/read/")).body()))
                .as("so does its link, without a session")
                .isEqualTo(insights(brief.plain()));
        proves(brief);

        leaves(brief);
    }

    /// Each insight of a mail has a page with the quote, to the letter as it stands in the transcript.
    private void proves(ReceivedMail brief) {
        for (var id : insights(brief.plain())) {
            var page = browser().get("/insight/" + id);
            assertThat(page.status()).isEqualTo(200);
            var quote = one("select text from quote where insight_id = '" + id + "'");
            assertThat(org.jsoup.Jsoup.parse(page.body()).text())
                    .contains(org.jsoup.nodes.TextNode.createFromEncoded(quote)
                            .text()
                            .replaceAll("\\s+", " "));
            assertThat(one(
                            "select position(q.text in t.text) > 0 from quote q join insight i on i.id = q.insight_id join transcript t on t.episode_id = i.episode_id"
                                    + " where q.insight_id = '" + id + "'"))
                    .isEqualTo("true");
        }
    }

    private void leaves(ReceivedMail brief) {
        var link = brief.header("List-Unsubscribe").replaceAll("[<>]", "");

        var answer = browser().post(link, "List-Unsubscribe", "One-Click"); // a mail provider: no cookie, no page
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.location()).isEmpty();
        assertThat(one("select state from subscriber")).isEqualTo("unsubscribed");

        SINK.clear();
        for (int day = 1; day <= 3; day++) {
            CLOCK.set(SEVEN.plus(Duration.ofDays(day)));
            passTime();
        }
        assertThat(SINK.mails()).as("no mail after leaving").isEmpty();
    }

    private static List<String> insights(String text) {
        var ids = new ArrayList<String>();
        Pattern.compile("/insight/(ins_[0-9a-z]+)")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .forEach(ids::add);
        return ids;
    }

    @Test
    void never_tells_a_reader_the_same_claim_twice() {
        join(ANN);
        for (int day = 0; day < 3; day++) {
            CLOCK.set(SEVEN.plus(Duration.ofDays(day)));
            passTime();
        }

        assertThat(SINK.mails()).hasSize(3);
        assertThat(SINK.mails().stream().flatMap(mail -> insights(mail.plain()).stream()))
                .hasSizeGreaterThan(10)
                .doesNotHaveDuplicates();
        assertThat(
                        one(
                                "select count(*) - count(distinct c.claim_id) from brief_item i join claim_insight c using (insight_id)"))
                .as("claims told twice")
                .isEqualTo("0");
        assertThat(one("select count(*) from ledger")).isEqualTo(one("select count(*) from brief_item"));
        assertThat(SINK.mails().stream().map(ReceivedMail::subject)).doesNotHaveDuplicates();
        assertThat(SINK.mails().stream().map(ReceivedMail::messageId)).doesNotHaveDuplicates();
    }

    @Test
    void sends_nothing_more_when_it_runs_again_the_same_day() {
        var browser = join(ANN);
        CLOCK.set(SEVEN);
        passTime();
        var before = everything();

        for (int hour = 0; hour < 15; hour++) {
            CLOCK.forward(Duration.ofHours(1));
            passTime();
        }
        assertThat(everything()).isEqualTo(before);
        browser.post("/brief/send");
        passTime();

        assertThat(SINK.mails()).hasSize(1);
    }

    @Test
    void mails_todays_brief_early_when_asked_and_not_again_at_seven() {
        var browser = join(ANN);

        browser.post("/brief/send");
        browser.post("/brief/send");
        passTime();
        CLOCK.set(SEVEN);
        passTime();

        assertThat(SINK.mails()).hasSize(1);
    }

    @Test
    void changes_nothing_when_machines_open_the_links_of_a_mail() {
        signUp(ANN);
        var confirmation = only(SINK.mails());
        open(confirmation, 20);
        assertThat(one("select state from subscriber")).isEqualTo("pending");
        browser().post(confirmation.link(BASE + "/confirm/"));
        CLOCK.set(SEVEN);
        passTime();
        var brief = SINK.mails().getLast();
        assertThat(links(brief)).hasSize(9);

        var before = everything();
        open(brief, 20);

        assertThat(everything()).isEqualTo(before);
        signUp(ANN); // a reader who signs up again gets a link to sign in
        var signIn = SINK.mails().getLast();
        open(signIn, 20);
        assertThat(browser().post(signIn.link(BASE + "/sign-in/")).status())
                .as("the link is still good")
                .isEqualTo(303);
    }

    private void open(ReceivedMail mail, int times) {
        var before = everything();
        for (int i = 0; i < times; i++) {
            for (var link : links(mail)) {
                for (var method : List.of("GET", "HEAD", "OPTIONS")) {
                    assertThat(browser().ask(method, link).status())
                            .as(method + " " + link)
                            .isLessThan(500);
                }
            }
        }
        assertThat(everything()).isEqualTo(before);
    }

    private static List<String> links(ReceivedMail mail) {
        var links = new ArrayList<>(mail.links());
        LINK.matcher(mail.html()).results().map(match -> match.group(1)).forEach(links::add);
        return links.stream().filter(link -> link.startsWith(BASE)).distinct().toList();
    }

    @Test
    void lets_readers_leave_by_a_form_in_parts_and_again_and_again() {
        join(ANN);
        CLOCK.set(SEVEN);
        passTime();
        var link = only(SINK.mails()).header("List-Unsubscribe").replaceAll("[<>]", "");

        for (int i = 0; i < 3; i++) {
            var answer = browser().postParts(link, "List-Unsubscribe", "One-Click");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.cookies()).isEmpty();
        }
        CLOCK.forward(Duration.ofDays(400));
        assertThat(browser().post(link, "List-Unsubscribe", "One-Click").status())
                .isEqualTo(200);
        db().sql("delete from subscriber").update();
        assertThat(browser().post(link, "List-Unsubscribe", "One-Click").status())
                .as("after the address is deleted")
                .isEqualTo(200);
        assertThat(browser().post(link + "x", "List-Unsubscribe", "One-Click").status())
                .isEqualTo(404);
    }

    @Test
    void stops_a_brief_that_is_in_line_when_its_reader_leaves() {
        join(ANN);
        CLOCK.set(SEVEN);
        bean(io.podbrief.pipeline.MorningRun.class).runDue();
        var mail = ReceivedMail.of(
                bean(io.podbrief.delivery.Outbox.class).newest(1).getFirst().message());

        browser().post(mail.header("List-Unsubscribe").replaceAll("[<>]", ""), "List-Unsubscribe", "One-Click");
        passTime();

        assertThat(SINK.mails()).isEmpty();
        assertThat(one("select state || ' ' || reason from outbox where kind = 'brief'"))
                .isEqualTo("skipped unsubscribed");
    }

    @Test
    void writes_about_what_the_reader_follows() {
        var browser = join(ANN);

        browser.post(
                "/preferences",
                "interests",
                "grid batteries and power prices",
                "hour",
                "07:00",
                "zone",
                "Europe/Berlin");
        CLOCK.set(SEVEN);
        passTime();

        assertThat(only(SINK.mails()).plain()).contains("Why: you follow grid batteries and power prices");
    }
}
