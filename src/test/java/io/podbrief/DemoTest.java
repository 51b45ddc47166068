package io.podbrief;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.cli.Demo;
import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.pipeline.MorningRun;
import io.podbrief.relation.Related;
import io.podbrief.relation.Relations;
import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.testing.RunningInstance;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What must come out of the episodes that ship with the product.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest extends RunningInstance {
    @BeforeAll
    void read() {
        startOver();
        readShows();
    }

    private String insightSaying(String words) {
        return one("select i.id from insight i join quote q on q.insight_id = i.id where i.current and q.text like '%"
                + words + "%' order by i.id limit 1");
    }

    @Test
    void processes_all_sixteen_episodes_of_the_eight_shows() {
        assertThat(one("select count(*) from episode where stage = 'ready'")).isEqualTo("16");
        assertThat(one("select count(distinct source) from transcript")).isEqualTo("6");
    }

    @Test
    void gives_a_reader_five_insights_of_five_episodes_none_older_than_a_week() {
        var subscribers = bean(SubscriberStore.class);
        var reader = subscribers.findOrCreate(new EmailAddress("demo@example.org"), ZoneOffset.UTC, LocalTime.of(7, 0));
        subscribers.setInterests(reader.id(), Demo.INTERESTS);
        subscribers.activate(reader.id(), CLOCK.instant());
        var brief = bean(MorningRun.class)
                .sendNow(subscribers.find(reader.id()).orElseThrow())
                .orElseThrow();
        assertThat(brief.items()).hasSize(5);
        var episodes = new HashSet<Long>();
        for (var item : brief.items()) {
            episodes.add(item.sourced().origin().episode().value());
            assertThat(item.sourced().origin().publishedAt())
                    .isAfter(CLOCK.instant().minusSeconds(7 * 86_400));
        }
        assertThat(episodes).hasSize(5);
        assertThat(brief.items())
                .as("an insight with a long related list")
                .anySatisfy(item ->
                        assertThat(related(item.sourced().insight().id())).hasSizeGreaterThanOrEqualTo(8));
    }

    private List<Related> related(Insight.Id id) {
        return bean(Relations.class).related(id);
    }

    @Test
    void relates_the_lead_story_to_ten_other_episodes_at_most_two_of_a_show() {
        var lead = insightSaying("Lumenfold has outgrown Brackwater");
        var related = related(new Insight.Id(lead));
        assertThat(related).hasSize(10);
        assertThat(related.stream()
                        .map(one -> one.sourced().origin().episode().value())
                        .distinct())
                .hasSize(10);
        related.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        one -> one.sourced().origin().podcast(), java.util.stream.Collectors.counting()))
                .values()
                .forEach(count -> assertThat(count).isLessThanOrEqualTo(2));
    }

    @Test
    void types_what_the_new_terms_and_the_launch_clause_do_to_earlier_claims() {
        assertThat(typed("carve-out that was negotiated"))
                .anySatisfy(one -> assertThat(one).startsWith("Updated by: July's carve-out for national security"));
        assertThat(typed("exclusive right to distribute"))
                .anySatisfy(one -> assertThat(one).startsWith("Disputed by: All Lumenfold products must still launch"));
        assertThat(one("select count(*) from claim where status = 'superseded'"))
                .isNotEqualTo("0");
        assertThat(one("select count(*) from claim where status = 'disputed'")).isNotEqualTo("0");
    }

    private List<String> typed(String words) {
        return bean(Relations.class).typed(new Insight.Id(insightSaying(words))).stream()
                .map(one -> one.label() + ": " + one.words())
                .toList();
    }

    @Test
    void merges_the_clip_that_another_show_replays() {
        var lead = new Insight.Id(insightSaying("Lumenfold has outgrown Brackwater"));
        var same = bean(Relations.class).same(lead);
        assertThat(same)
                .extracting(one -> one.sourced().origin().show())
                .hasSize(1)
                .doesNotContain(bean(InsightStore.class)
                        .find(lead)
                        .orElseThrow()
                        .origin()
                        .show());
    }

    @Test
    void quotes_no_advert_and_obeys_no_instruction() {
        var texts = db().sql(
                        "select lower(i.text) || ' ' || lower(i.headline) || ' ' || coalesce(lower(i.context_text), '') from insight i")
                .query(String.class)
                .list();
        assertThat(texts)
                .hasSizeGreaterThan(30)
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain(
                                "promo code",
                                "brought to you by",
                                "ignore all previous",
                                "dot com",
                                "dot example",
                                "sponsor",
                                "most important insight"));
    }

    @Test
    void finds_what_each_episode_is_about() {
        var shown = db().sql("""
                select lower(coalesce(i.context_text, '') || ' ' || q.text) from quote q join insight i on i.id = q.insight_id
                """).query(String.class).list();
        var missing = DemoClaims.ALL.stream()
                .filter(words -> shown.stream().noneMatch(text -> text.contains(words)))
                .toList();
        assertThat(missing).as("key claims not shown").hasSizeLessThanOrEqualTo(DemoClaims.MOST_MISSED);
    }

    /// A few words of the claim that each episode was written around.
    static final class DemoClaims {
        static final int MOST_MISSED = 2;
        static final List<String> ALL = List.of(
                "lumenfold has outgrown brackwater",
                "must still launch first on brackwater cloud",
                "exclusive right to distribute lumenfold's models is gone",
                "the new terms announced this week end brackwater's exclusivity",
                "cut the standby payment for batteries from 40 to 28",
                "battery owners earn more from standing ready",
                "street-by-street heat pump rollouts cost",
                "tideline, kestrel and ostra capital led",
                "an internal lumenfold memo says",
                "lumenfold now builds products that go head-on");

        private DemoClaims() {}
    }
}
