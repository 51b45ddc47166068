package io.podbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.relation.Claim;
import io.podbrief.relation.Related;
import io.podbrief.relation.Relation;
import io.podbrief.relation.Voices;
import io.podbrief.testing.Sample;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class BriefTextTest {
    private static Related related(int number, Relation.Type type, boolean onFrom, String differs) {
        return new Related(
                Sample.of(number).sourced(),
                type,
                type.label(onFrom),
                differs,
                "",
                "",
                Voices.ONE,
                Claim.Status.CURRENT);
    }

    private static String why(Related... related) {
        var text = new StringWriter();
        try (var out = new PrintWriter(text)) {
            BriefText.insight(
                    1, new BriefText.Entry(Sample.of(9).sourced(), "you follow grids", List.of(related)), out);
        }
        var printed = text.toString();
        return printed.substring(printed.indexOf("why: ")).strip().replaceAll("\\s+", " ");
    }

    @Test
    void names_what_disputes_or_changes_an_insight_before_what_is_merely_related() {
        assertThat(why(
                        related(1, Relation.Type.UPDATES, true, "was 40 euros, now 28 euros"),
                        related(2, Relation.Type.CONTRADICTS, false, ""),
                        related(3, Relation.Type.RELATED, false, ""),
                        related(4, Relation.Type.RELATED, false, "")))
                .isEqualTo("why: you follow grids · Updates Show 1 (12 May): was 40 euros, now 28 euros"
                        + " · Disputed by Show 2 (12 May) · related: Show 3 (12 May), Show 4 (12 May)");
    }

    @Test
    void counts_what_it_does_not_name() {
        assertThat(why(
                        related(1, Relation.Type.SAME, false, ""),
                        related(2, Relation.Type.CORROBORATES, false, ""),
                        related(3, Relation.Type.CORROBORATES, false, ""),
                        related(4, Relation.Type.CAUSES, false, "")))
                .isEqualTo("why: you follow grids · Also said by Show 1 (12 May) · Backed by Show 2 (12 May)"
                        + " · Backed by Show 3 (12 May) · and 1 more with a label");
    }

    @Test
    void says_nothing_of_others_where_there_are_none() {
        assertThat(why()).isEqualTo("why: you follow grids");
    }
}
