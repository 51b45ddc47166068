package io.podbrief.relation.typing;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.relation.Relation;
import io.podbrief.relation.Said;
import io.podbrief.relation.Verdict;
import io.podbrief.testing.ShippedEncoders;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RulesTest {
    private static final String OLD_FEE =
            "The Ostrava Exchange charges thirty percent of every ticket that a theatre sells, and nobody has ever talked it down.";
    private static final String NEW_FEE =
            "The Ostrava Exchange has lowered what it charges on every ticket that a theatre sells to 20 percent, from this week on.";

    private final Rules rules = new Rules(ShippedEncoders.EMBEDDER);

    private static Said said(String text, String show, @Nullable String on) {
        return new Said(
                text,
                "",
                show,
                "Speaker of " + show,
                on == null ? null : LocalDate.parse(on),
                ShippedEncoders.EMBEDDER.embed(text));
    }

    private Verdict judge(String newer, String older) {
        return rules.judge(said(newer, "Front Row", "2026-05-04"), said(older, "Stalls", "2026-04-02"));
    }

    private static Relation.@Nullable Type type(Verdict verdict) {
        return verdict instanceof Verdict.Typed typed ? typed.type() : null;
    }

    @Test
    void a_later_value_with_a_word_of_change_updates_the_earlier() {
        assertThat(judge(NEW_FEE, OLD_FEE)).isInstanceOfSatisfying(Verdict.Typed.class, typed -> {
            assertThat(typed.type()).isEqualTo(Relation.Type.UPDATES);
            assertThat(typed.reversed()).isFalse();
            assertThat(typed.differs()).isEqualTo("was thirty percent, now 20 percent");
            assertThat(NEW_FEE).contains(typed.words());
            assertThat(OLD_FEE).contains(typed.otherWords());
        });
    }

    @Test
    void the_order_of_the_question_does_not_matter_but_that_of_the_dates_does() {
        var newer = said(NEW_FEE, "Front Row", "2026-05-04");
        var older = said(OLD_FEE, "Stalls", "2026-04-02");

        assertThat(rules.judge(older, newer))
                .isInstanceOfSatisfying(
                        Verdict.Typed.class,
                        typed -> assertThat(typed.reversed()).isTrue());
    }

    @Test
    void without_a_date_nothing_is_asserted() {
        assertThat(rules.judge(said(NEW_FEE, "Front Row", null), said(OLD_FEE, "Stalls", "2026-04-02")))
                .isEqualTo(new Verdict.Abstained("no date"));
    }

    @Test
    void a_denied_value_disputes_whoever_states_it() {
        var denial =
                "The Ostrava Exchange does not charge thirty percent of every ticket that a theatre sells; I have the contract here.";

        assertThat(type(judge(denial, OLD_FEE))).isEqualTo(Relation.Type.CONTRADICTS);
    }

    @Test
    void a_condition_another_place_and_another_year_are_no_conflict() {
        assertThat(type(judge(
                        "If the bill passes, the Ostrava Exchange charges 10 percent of every ticket that a theatre sells.",
                        OLD_FEE)))
                .isNull();
        assertThat(type(judge(
                        "In Slovakia the Ostrava Exchange charges 12 percent of every ticket that a theatre sells.",
                        OLD_FEE)))
                .isNull();
        assertThat(type(judge(
                        "Back in 2015 the Ostrava Exchange charged 12 percent of every ticket that a theatre sold.",
                        OLD_FEE)))
                .isNull();
    }

    @Test
    void who_pays_whom_is_another_matter() {
        assertThat(type(judge(
                        "Now Lindqvist pays the harbour of Varberg fifty million kroner a year for the quay.",
                        "The harbour of Varberg pays Lindqvist forty million kroner a year to clear the quay of ice.")))
                .isNull();
    }

    @Test
    void what_was_planned_and_has_come_about_is_resolved() {
        assertThat(
                        type(
                                judge(
                                        "The Ravensholm reactor restarted on Monday, and should reach full power by the end of the month.",
                                        "The Ravensholm reactor restarts in May, the regulator expects to sign off the turbine by then.")))
                .isEqualTo(Relation.Type.RESOLVES);
    }

    @Test
    void what_merely_shares_its_topic_is_related_at_most() {
        assertThat(type(judge(
                        "The Ostrava Exchange employs forty people in the building that used to be the opera's workshop.",
                        OLD_FEE)))
                .isNull();
        assertThat(type(judge("Bees dance to tell each other where the clover stands.", OLD_FEE)))
                .isNull();
    }
}
