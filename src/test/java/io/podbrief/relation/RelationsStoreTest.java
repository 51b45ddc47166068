package io.podbrief.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.insight.InsightStore;
import io.podbrief.relation.Claim.Status;
import io.podbrief.relation.Relation.Type;
import io.podbrief.testing.Library;
import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Sample;
import io.podbrief.testing.Tables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Typed relations in the tables, and what follows from them for the status of claims.
class RelationsStoreTest {
    private static final Tables TABLES = Tables.fresh();
    private static final MovableClock CLOCK = MovableClock.at("2026-05-12T07:00:00Z");

    /// Said on four days that follow each other.
    private static final Sample A = said(1);

    private static final Sample B = said(2);
    private static final Sample C = said(3);
    private static final Sample D = said(4);

    private final ClaimStore claims = new ClaimStore(TABLES.db(), CLOCK);
    private final RelationStore store = new RelationStore(TABLES.db(), CLOCK);
    private final Relations relations = new Relations(
            new EmptyIndex(),
            new InsightStore(TABLES.db(), CLOCK),
            claims,
            store,
            new io.podbrief.relation.typing.Rules(new io.podbrief.testing.HashedWords()));
    private final Library library = new Library(TABLES.db(), CLOCK);
    private final Map<Sample, Claim.Id> claimOf = new HashMap<>();

    private static Sample said(int number) {
        return Sample.of(number).published(Sample.PUBLISHED.plus(Duration.ofDays(number)));
    }

    @BeforeEach
    void fill() {
        Tables.clearAll(TABLES.db());
        claimOf.clear();
        for (var sample : List.of(A, B, C, D)) claimOf.put(sample, new Claim.Id(library.add(sample, CLOCK.instant())));
    }

    /// Gives an insight its typed relations, in place of those it had, as its episode's last stage does.
    private void relate(Sample one, Relation... found) {
        relations.type(List.of(one.sourced()), List.of(), List.of(found));
    }

    private static Relation relation(Sample from, Type type, Sample to) {
        return Library.relation(from, type, to, "");
    }

    private Status status(Sample sample) {
        var claim = claim(sample);
        return Objects.requireNonNull(claims.statusOf(List.of(claim)).get(claim));
    }

    private Claim.Id claim(Sample sample) {
        return Objects.requireNonNull(claimOf.get(sample));
    }

    /// A later extraction of its episode no longer has it.
    private void drop(Sample sample) {
        TABLES.db()
                .sql("update insight set current = false where id = :id")
                .param("id", sample.id())
                .update();
        relations.type(List.of(), List.of(sample.insight().id()), List.of());
    }

    private List<String> newest(Sample sample) {
        return relations.newest(sample.insight().id()).stream()
                .map(one -> one.sourced().insight().id().value())
                .toList();
    }

    @Test
    void supersedes_what_is_updated() {
        relate(B, relation(B, Type.UPDATES, A));

        assertThat(status(A)).isEqualTo(Status.SUPERSEDED);
        assertThat(status(B)).isEqualTo(Status.CURRENT);
        assertThat(newest(A)).containsExactly(B.id());
        assertThat(newest(B)).isEmpty();
    }

    @Test
    void leaves_only_the_newest_of_a_chain_standing() {
        relate(B, relation(B, Type.UPDATES, A));
        relate(C, relation(C, Type.UPDATES, B));

        assertThat(List.of(status(A), status(B), status(C)))
                .containsExactly(Status.SUPERSEDED, Status.SUPERSEDED, Status.CURRENT);
        assertThat(newest(A)).as("over two steps").containsExactly(C.id());
    }

    @Test
    void supersedes_a_claim_whichever_show_makes_it() {
        var sameAsA = Sample.of(5);
        library.add(sameAsA, CLOCK.instant(), claim(A).value());
        relate(B, relation(B, Type.UPDATES, A));

        assertThat(newest(sameAsA)).containsExactly(B.id());
    }

    @Test
    void disputes_both_sides_of_a_contradiction() {
        relate(B, relation(B, Type.CONTRADICTS, A));

        assertThat(status(A)).isEqualTo(Status.DISPUTED);
        assertThat(status(B)).isEqualTo(Status.DISPUTED);
        assertThat(store.disputedBy(List.of(claim(A), claim(B), claim(C))))
                .containsOnly(Map.entry(claim(A), List.of("Show 2")), Map.entry(claim(B), List.of("Show 1")));
    }

    @Test
    void names_who_disputed_last_first() {
        relate(A, relation(B, Type.CONTRADICTS, A), relation(C, Type.CONTRADICTS, A));

        assertThat(store.disputedBy(List.of(claim(A)))).containsEntry(claim(A), List.of("Show 3", "Show 2"));
    }

    @Test
    void ends_a_dispute_when_one_side_is_superseded() {
        relate(B, relation(B, Type.CONTRADICTS, A));
        relate(C, relation(C, Type.UPDATES, A));

        assertThat(status(A)).isEqualTo(Status.SUPERSEDED);
        assertThat(status(B)).isEqualTo(Status.CURRENT);
        assertThat(store.disputedBy(List.of(claim(B)))).isEmpty();
        var onB = relations.typed(B.insight().id()).getFirst();
        assertThat(onB.label()).isEqualTo("Was disputed by");
        assertThat(onB.isAboveTheFold()).isFalse();
    }

    @Test
    void settles_a_possibility_that_came_about() {
        relate(B, relation(B, Type.RESOLVES, A));

        assertThat(status(A)).isEqualTo(Status.RESOLVED);
        assertThat(status(B)).isEqualTo(Status.CURRENT);
        assertThat(newest(A)).as("nothing has taken its place").isEmpty();
    }

    @Test
    void changes_no_status_by_other_relations() {
        relate(D, relation(D, Type.CORROBORATES, A), relation(D, Type.QUALIFIES, B), relation(D, Type.CAUSES, C));

        assertThat(List.of(A, B, C, D)).allMatch(one -> status(one) == Status.CURRENT);
    }

    @Test
    void works_the_status_out_anew_when_an_insight_is_dropped() {
        relate(B, relation(B, Type.UPDATES, A));
        relate(D, relation(D, Type.CONTRADICTS, C));

        drop(B);
        drop(D);

        assertThat(status(A)).isEqualTo(Status.CURRENT);
        assertThat(status(C)).isEqualTo(Status.CURRENT);
        assertThat(newest(A)).isEmpty();
    }

    @Test
    void takes_a_dispute_up_again_when_the_update_that_ended_it_is_dropped() {
        relate(B, relation(B, Type.CONTRADICTS, A));
        relate(C, relation(C, Type.UPDATES, A));

        drop(C);

        assertThat(status(A)).isEqualTo(Status.DISPUTED);
        assertThat(status(B)).isEqualTo(Status.DISPUTED);
    }

    @Test
    void forgets_a_relation_that_is_not_found_again() {
        relate(B, relation(B, Type.UPDATES, A));
        relate(B);

        assertThat(status(A)).isEqualTo(Status.CURRENT);
        assertThat(relations.typed(A.insight().id())).isEmpty();
    }

    @Test
    void shows_a_relation_from_both_sides_with_the_words_of_each() {
        relations.type(
                List.of(B.sourced()), List.of(), List.of(Library.relation(B, Type.UPDATES, A, "was 40, now 28")));

        var onOld = relations.typed(A.insight().id()).getFirst();
        assertThat(onOld.label()).isEqualTo("Updated by");
        assertThat(onOld.words()).isEqualTo(B.text());
        assertThat(onOld.ownWords()).isEqualTo(A.text());
        assertThat(onOld.isAboveTheFold()).isTrue();
        var onNew = relations.typed(B.insight().id()).getFirst();
        assertThat(onNew.label()).isEqualTo("Updates, said earlier");
        assertThat(onNew.chip()).isEqualTo("Updates");
        assertThat(onNew.differs()).isEqualTo("was 40, now 28");
        assertThat(onNew.words()).isEqualTo(A.text());
        assertThat(onNew.status()).isEqualTo(Status.SUPERSEDED);
        assertThat(onNew.isAboveTheFold()).isFalse();
    }

    @Test
    void lists_all_once_by_the_order_of_their_types() {
        var same = Sample.of(5);
        library.add(same, CLOCK.instant(), claim(A).value());
        relate(A, relation(B, Type.CORROBORATES, A), relation(C, Type.CONTRADICTS, A));
        var rows = new ArrayList<RelationStore.Row>();
        for (var one : List.of(D, B, C))
            rows.add(new RelationStore.Row(one.insight().id(), rows.size() + 1, .7));
        store.replaceRelated(A.insight().id(), rows);

        assertThat(relations.all(A.insight().id()))
                .extracting(
                        one -> one.label() + " " + one.sourced().insight().id().value())
                .containsExactly(
                        "Disputed by " + C.id(),
                        "Also said by " + same.id(),
                        "Backed by " + B.id(),
                        "Related " + D.id());
    }
}
