package io.podbrief.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.embedding.Embedder;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Kind;
import io.podbrief.insight.Quote;
import io.podbrief.insight.Score;
import io.podbrief.insight.Tier;
import io.podbrief.testing.ShippedEncoders;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class DuplicatesTest {
    private static final String CLAIM =
            "The Grid Authority has cut the standby payment for batteries from 40 to 28 euros per megawatt. Enough of them have now been"
                    + " built to hold the frequency steady, and nobody sees a reason to pay a shortage price any longer.";

    private static Statement statement(Embedder embedder, String text) {
        var quote = new Quote(text, 0, text.length(), null, null, null, "", "");
        return Statement.of(new Insight(
                new Insight.Id("ins_" + Integer.toHexString(text.hashCode())),
                new Episode.Id(1),
                Tier.QUOTE,
                Kind.FACT,
                "Headline",
                text,
                "",
                quote,
                null,
                new Score.Sum().total(),
                LocalDate.of(2026, 5, 12),
                java.util.List.of(),
                embedder.embed(text)));
    }

    private static boolean same(String one, String other) {
        return Duplicates.same(statement(ShippedEncoders.EMBEDDER, one), statement(ShippedEncoders.EMBEDDER, other));
    }

    @Test
    void merges_a_clip_of_the_same_words() {
        assertThat(same(CLAIM, CLAIM)).isTrue();
        assertThat(
                        same(
                                CLAIM,
                                "As she said: the Grid Authority has cut the standby payment for batteries from 40 to 28 euros per megawatt."))
                .isTrue();
    }

    @Test
    void merges_a_near_copy_with_another_spelling() {
        assertThat(same(CLAIM, CLAIM.replace("has cut", "has now cut").replace("euros", "Euros")))
                .isTrue();
    }

    @Test
    void does_not_merge_what_is_only_about_the_same() {
        assertThat(same(
                        CLAIM,
                        "Battery owners earn more from standing ready than from selling power. The Grid Authority pays 40 euros per megawatt for every hour"
                                + " on standby, and over the past year that came to most of the revenue."))
                .isFalse();
    }

    @Test
    void does_not_merge_a_paraphrase_with_another_number_or_the_opposite() {
        var paraphrase =
                "Standby pay for batteries was lowered by the Grid Authority from 40 to 28 euros a megawatt, as enough of them now exist to keep the grid's"
                        + " frequency steady and a shortage price is no longer needed.";
        assertThat(same(CLAIM, paraphrase.replace("28", "35"))).isFalse();
        assertThat(same(
                        CLAIM,
                        "The Grid Authority has not lowered the standby payment for batteries from 40 to 28 euros."))
                .isFalse();
    }

    @Test
    void does_not_merge_texts_that_share_a_phrase_only() {
        assertThat(same(
                        "The right to keep and bear arms is a symbol.",
                        "We should abolish the right to keep and bear arms, as it endangers all."))
                .isFalse();
    }

    @Test
    void merges_other_words_where_a_figure_agrees_and_nothing_differs() {
        var one = "The wallet firm Copperkey charges half a percent on every swap that its customers make in the app.";
        assertThat(same(one, "Copperkey, the wallet, charges its customers 0.5% for each swap in the app."))
                .isTrue();
        assertThat(same(one, "Copperkey, the wallet, charges its customers 0.7% for each swap in the app."))
                .isFalse();
        assertThat(same(one, "Copperkey, the wallet, charges its customers 0.5% for each swap only if they are new."))
                .isFalse();
    }

    @Test
    void takes_none_into_a_claim_that_conflicts_with_who_made_it() {
        var member = statement(ShippedEncoders.EMBEDDER, CLAIM);
        var other = statement(ShippedEncoders.EMBEDDER, CLAIM.replace("28", "31"));
        assertThat(Duplicates.mayShareAClaim(member, other)).isFalse();
        assertThat(Duplicates.mayShareAClaim(
                        member, statement(ShippedEncoders.EMBEDDER, CLAIM.replace("has cut", "cut"))))
                .isTrue();
    }
}
