package io.podbrief.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Sourced;
import io.podbrief.proof.Check;
import io.podbrief.proof.GivenTranscript;
import io.podbrief.proof.ProofFile;
import io.podbrief.proof.Verifier;
import io.podbrief.relation.Relation;
import io.podbrief.relation.Relations;
import io.podbrief.testing.RunningInstance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The pages as a browser gets them, over the made-up shows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest extends RunningInstance {
    @TempDir
    private Path folder;

    private static final Pattern LOADS =
            Pattern.compile("<(?:script|img|iframe|link rel=\"(?:stylesheet|icon)\")[^>]* (?:src|href)=\"([^\"]+)\"");

    @BeforeAll
    void read() {
        startOver();
        readShows();
    }

    private String insight() {
        return "/insight/" + one("select id from insight where current order by quality desc, id limit 1");
    }

    private List<String> pages() {
        var show = "/show/" + one("select min(id) from podcast");
        var episode = "/episode/" + one("select min(id) from episode");
        return List.of("/", insight(), show, episode, "/shows", "/sign-in", "/bot");
    }

    @Test
    void answers_every_page_with_a_title_and_a_way_past_the_navigation() {
        for (var path : pages()) {
            var page = browser().get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body())
                    .as(path)
                    .containsPattern("<title>[^<]{3,}</title>")
                    .contains("href=\"#main\"");
        }
    }

    @Test
    void has_nothing_inline_and_loads_nothing_from_elsewhere() {
        for (var path : pages()) {
            var body = browser().get(path).body();
            assertThat(body)
                    .as(path)
                    .doesNotContain(" style=\"")
                    .doesNotContain("<style")
                    .doesNotContainPattern("<script>|<script [^s]")
                    .doesNotContainPattern(" on[a-z]+=\"");
            LOADS.matcher(body)
                    .results()
                    .forEach(match -> assertThat(match.group(1)).as(path).startsWith("/"));
        }
    }

    @Test
    void shows_on_the_first_page_one_real_insight_and_where_to_sign_up() {
        var body = browser().get("/").body();
        assertThat(body)
                .contains("type=\"email\"")
                .contains("class=\"specimen insight\"")
                .containsPattern("\\d{1,2} May 2026");
    }

    @Test
    void keeps_an_insight_page_under_a_hundred_kilobytes() {
        assertThat(browser().get(insight()).body().length()).isLessThan(100_000);
    }

    @Test
    void proves_an_insight_on_its_page() {
        var body = browser().get(insight()).body();
        assertThat(body).contains("are these words, to the letter").contains("SHA-256");
    }

    /// The insight of the demo that most are related to, with a relation of each type to one of another episode each.
    private String relatedInEveryWay() {
        db().sql("delete from relation").update(); // what the demo's own claims do to each other
        var lead = new Insight.Id(
                one("select from_id from related group by from_id order by count(*) desc, from_id limit 1"));
        var own = bean(InsightStore.class).find(lead).orElseThrow();
        var ids = db().sql("select min(id) as id from insight where current and episode_id <> :own group by episode_id")
                .param("own", own.origin().episode().value())
                .query((row, _) -> new Insight.Id(row.getString("id")))
                .list();
        var others = bean(InsightStore.class).find(ids);
        var relations = new ArrayList<Relation>();
        for (var type : List.of(
                Relation.Type.UPDATES,
                Relation.Type.CONTRADICTS,
                Relation.Type.RESOLVES,
                Relation.Type.CORROBORATES,
                Relation.Type.QUALIFIES,
                Relation.Type.CAUSES,
                Relation.Type.EXAMPLE_OF)) {
            var other = others.get(relations.size());
            relations.add(new Relation(
                    other.insight().id(),
                    own.insight().id(),
                    type,
                    type == Relation.Type.UPDATES ? "was 40 euros, now 28 euros" : "",
                    start(other),
                    start(own),
                    "made up"));
        }
        bean(Relations.class).type(List.of(own), List.of(), relations);
        return "/insight/" + own.insight().id().value();
    }

    private static String start(Sourced sourced) {
        return sourced.insight().text().substring(0, sourced.insight().text().indexOf(' ', 40));
    }

    @Test
    void shows_first_what_changes_how_an_insight_is_to_be_read() {
        var body = browser().get(relatedInEveryWay()).body();
        var page = org.jsoup.Jsoup.parse(body);
        var own = page.select("article.insight").getFirst();
        var updated = page.select("section.change .list li").getFirst();

        assertThat(page.select("main > *").eachText().getFirst())
                .as("the newer text stands above its own")
                .startsWith("What is below is superseded.")
                .contains(updated.select("h3").text());
        assertThat(own.select(".tags").text()).startsWith("QUOTE SUPERSEDED ");
        assertThat(page.select("main h1, main summary, main h2").eachText())
                .containsSubsequence(
                        own.select("h1").text(),
                        "Exact words and what was said around them",
                        "Proof",
                        "Updated by (1)",
                        "Disputed by (1)",
                        "Resolved by (1)",
                        "Five like this, daily, free",
                        "Narrowed by (1)",
                        "Backed by (1)",
                        "Because of (1)",
                        "Example (1)",
                        "Why this was chosen",
                        "Get five like this each morning");
        assertThat(updated.text())
                .contains("What differs: was 40 euros, now 28 euros")
                .containsPattern("“[^”]+” [^“]+ \\d{1,2} \\w+ 2026 “[^”]+” here: ");
        assertThat(body.length()).isLessThan(100_000);
    }

    @Test
    void labels_and_dates_every_related_insight_typed_ones_first() {
        var page = org.jsoup.Jsoup.parse(browser().get(relatedInEveryWay()).body());
        var rows = page.select("h2:contains(Related insights) + ol > li");

        assertThat(rows).isNotEmpty();
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.select(".badge").getFirst().text()).isNotBlank();
            assertThat(row.select(".tags").text()).containsPattern("\\d{1,2} \\w+ 2026, ");
        });
        var labels =
                rows.stream().map(row -> row.select(".badge").getFirst().text()).toList();
        assertThat(labels.lastIndexOf("RELATED")).isEqualTo(labels.size() - 1);
        assertThat(labels.subList(Math.max(0, labels.indexOf("RELATED")), labels.size()))
                .containsOnly("RELATED");
    }

    @Test
    void serves_a_proof_of_every_insight_that_holds_against_its_transcript() throws IOException {
        var ids = db().sql("select id from insight where current order by id")
                .query(String.class)
                .list();
        assertThat(ids).hasSizeGreaterThan(30);
        for (var id : ids) {
            var answer = browser().get("/insight/" + id + "/proof.json");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.type()).startsWith("application/json");
            var file = Files.writeString(folder.resolve("proof.json"), answer.body());
            var proof = ProofFile.read(file);
            assertThat(proof.proof().address()).isEqualTo(BASE + "/insight/" + id);
            var transcript = Files.writeString(
                    folder.resolve("transcript"),
                    one("select t.text from transcript t join insight i on i.episode_id = t.episode_id where i.id = '"
                            + id + "'"));
            assertThat(Verifier.check(proof, GivenTranscript.read(transcript, proof.proof())))
                    .as(id)
                    .noneMatch(check -> check.verdict() == Check.Verdict.FAIL);
        }
        assertThat(browser().get(insight()).body()).contains(insight() + "/proof.json");
    }

    @Test
    void has_no_proof_of_what_is_not_there() {
        var answer = browser().get("/insight/ins_000000000000/proof.json");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("There is no proof under this address");
    }

    @Test
    void says_so_when_the_transcript_has_changed_under_a_quote() {
        var episode = one("select episode_id from insight where current order by quality desc, id limit 1");
        var text = one("select text from transcript where episode_id = " + episode);
        db().sql("update transcript set text = 'X' || substr(text, 2) where episode_id = :id")
                .param("id", Long.valueOf(episode))
                .update();
        try {
            db().sql("update transcript set text = replace(text, ' the ', ' teh ') where episode_id = :id")
                    .param("id", Long.valueOf(episode))
                    .update();
            assertThat(browser().get(insight()).body()).contains("The transcript has changed since this was quoted");
            assertThat(browser().get(insight() + "/proof.json").status()).isEqualTo(404);
        } finally {
            db().sql("update transcript set text = :text where episode_id = :id")
                    .param("text", text)
                    .param("id", Long.valueOf(episode))
                    .update();
        }
    }

    @Test
    void has_a_plain_page_for_what_is_not_there() {
        for (var path : List.of(
                "/insight/ins_000000000000",
                "/show/999999",
                "/episode/999999",
                "/show/x",
                "/confirm/v1.x",
                "/u/rubbish",
                "/read/rubbish",
                "/nothing/here")) {
            var page = browser().get(path);
            assertThat(page.status()).as(path).isEqualTo(404);
            assertThat(page.body()).as(path).contains("<h1>").doesNotContain("Exception");
        }
    }

    @Test
    void sends_readers_without_a_session_to_sign_in() {
        for (var path : List.of("/brief", "/preferences", "/brief/2026-05-12")) {
            assertThat(browser().get(path).location()).as(path).isEqualTo("/sign-in");
        }
    }

    @Test
    void refuses_a_form_that_another_site_sent() {
        var page = browser().as("https://evil.example").post("/sign-up", "address", "ann@example.org");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("web.csrf");
    }

    @Test
    void explains_a_bad_address() {
        var page = browser().post("/sign-up", "address", "not an address");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("exactly one @").contains("role=\"alert\"");
    }

    @Test
    void keeps_the_mailbox_shut_where_a_relay_is_set() {
        assertThat(browser().get("/mailbox").status()).isEqualTo(404);
    }

    @Test
    void tells_whether_it_lives_and_is_ready() {
        assertThat(browser().get("/live").body()).contains("live");
        assertThat(browser().get("/ready").body()).contains("ready");
    }

    @Test
    void saves_what_a_reader_cares_about_and_shows_it_at_once() {
        var reader = join("pages@example.org");
        assertThat(reader.post(
                                "/preferences",
                                "interests",
                                "grid batteries\nheat pumps",
                                "hour",
                                "06:30",
                                "zone",
                                "Europe/Berlin")
                        .body())
                .contains("Saved")
                .contains("grid batteries\nheat pumps");
        assertThat(reader.get("/brief").body()).contains("you follow grid batteries");
        assertThat(reader.post("/preferences", "hour", "25:99").status()).isEqualTo(400);
    }
}
