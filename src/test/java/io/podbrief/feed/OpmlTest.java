package io.podbrief.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OpmlTest {
    private static Opml read(String text) {
        return Opml.read(text.getBytes(UTF_8));
    }

    @Test
    void keeps_the_good_entries_and_merges_duplicates() {
        var list = Opml.read(TestData.own("list.opml"));
        assertThat(list.feeds())
                .containsExactly(
                        new Opml.Entry(
                                "Solder & Flux",
                                URI.create("https://solder.example/feed.xml"),
                                List.of("Tech", "Chips")),
                        new Opml.Entry("Lower", URI.create("https://lower.example/rss"), List.of("Tech")),
                        new Opml.Entry("Old scheme", URI.create("http://old.example/rss"), List.of()));
    }

    @Test
    void names_every_bad_entry_and_what_is_wrong_with_it() {
        var list = Opml.read(TestData.own("list.opml"));
        assertThat(list.problems())
                .extracting(Opml.Problem::entry)
                .containsExactly("No address", "Local", "Nothing", "Inner nothing");
        assertThat(list.problems().get(0).sentence()).contains("https://noaddress.example/");
        assertThat(list.problems().get(1).sentence()).contains("file:///etc/passwd");
    }

    @Test
    void reads_a_long_list() {
        var outlines = IntStream.range(0, 500)
                .mapToObj(n -> "<outline type='rss' text='Show " + n + "' xmlUrl='https://h" + n + ".example/feed'/>")
                .collect(Collectors.joining());
        var list = read("<opml><body>" + outlines + "</body></opml>");
        assertThat(list.feeds()).hasSize(500);
        assertThat(list.problems()).isEmpty();
    }

    @Test
    void reads_a_list_that_is_not_well_formed() {
        var list = read(
                "<opml><body><outline text=\"A & B\" xmlUrl=\"https://a.example/f?x=1&y=2\"><outline text='C' xmlUrl='https://c.example/f'/></body>");
        assertThat(list.addresses())
                .containsExactlyInAnyOrder(
                        URI.create("https://a.example/f?x=1&y=2"), URI.create("https://c.example/f"));
        assertThat(list.feeds()).extracting(Opml.Entry::title).contains("A & B");
        assertThat(list.problems())
                .extracting(Opml.Problem::sentence)
                .anyMatch(sentence -> sentence.contains("breaks off"));
    }

    @Test
    void says_when_it_is_no_list_at_all() {
        for (var body : List.of("", "hello", "<html><body>x</body></html>", "<rss/>", "\0\1\2")) {
            assertThat(read(body).feeds()).isEmpty();
            assertThat(read(body).problems())
                    .singleElement()
                    .extracting(Opml.Problem::sentence)
                    .asString()
                    .contains("OPML");
        }
        assertThat(read("<opml><body/></opml>").problems())
                .singleElement()
                .extracting(Opml.Problem::sentence)
                .asString()
                .contains("no entries");
    }

    @Test
    @Timeout(30)
    void refuses_one_that_is_nested_too_deep() {
        var list = read("<opml><body>" + "<outline text='x'>".repeat(200_000));
        assertThat(list.feeds()).isEmpty();
        assertThat(list.problems())
                .singleElement()
                .extracting(Opml.Problem::sentence)
                .asString()
                .contains("deep");
    }

    @Test
    void takes_a_folder_with_an_address_for_both() {
        var list = read(
                "<opml><body><outline text='F' xmlUrl='https://f.example/'><outline text='G' xmlUrl='https://g.example/'/></outline></body></opml>");
        assertThat(list.feeds()).extracting(Opml.Entry::title).containsExactlyInAnyOrder("F", "G");
    }
}
