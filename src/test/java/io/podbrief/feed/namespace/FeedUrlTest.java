package io.podbrief.feed.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedUrlTest {
    private static final URI BASE = URI.create("https://show.example/feeds/main.xml?v=2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://a.example/x.mp3          | https://a.example/x.mp3",
                "HTTP://a.example/x               | HTTP://a.example/x",
                "ep 1.mp3                         | https://show.example/feeds/ep%201.mp3",
                "/ep1.mp3                         | https://show.example/ep1.mp3",
                "../ep1.mp3                       | https://show.example/ep1.mp3",
                "//cdn.example/ep1.mp3            | https://cdn.example/ep1.mp3",
                "?id=7                            | https://show.example/feeds/main.xml?id=7",
                "https://a.example/ä{b[c].mp3     | https://a.example/%C3%A4%7Bb%5Bc%5D.mp3",
                "https://a.example/50%.mp3        | https://a.example/50%25.mp3",
                "https://a.example/a%20b          | https://a.example/a%20b",
                "https://a.example/x?a=1&amp;b=2  | https://a.example/x?a=1&b=2",
                "https://a.example/x#1#2          | https://a.example/x#1%232",
                "https://a.example/x?u=http://b/c | https://a.example/x?u=http://b/c",
                "feed://a.example/rss             | http://a.example/rss",
                "feed:https://a.example/rss       | https://a.example/rss",
                "itpc://a.example/rss             | http://a.example/rss",
                "https://a.example:8443/x         | https://a.example:8443/x",
            })
    void finds_the_address_that_is_meant(String written, String meant) {
        assertThat(String.valueOf(FeedUrl.resolve(BASE, written.strip()))).isEqualTo(meant);
    }

    @Test
    void passes_over_line_breaks_and_blanks() {
        assertThat(FeedUrl.resolve(BASE, "\n  https://a.example/\n  x.mp3 \t"))
                .isEqualTo(URI.create("https://a.example/%20%20x.mp3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "javascript:alert(1)",
                "data:text/html,x",
                "ftp://a.example/x",
                "file:///etc/passwd",
                "mailto:a@b.example",
                "http://",
                "https:///x",
                "http://a b.example/x",
                "tag:a.example,2005:1",
                "ipfs://Qm",
                "urn:uuid:1",
            })
    void has_none_for_what_is_not_on_the_web(String written) {
        assertThat(FeedUrl.resolve(BASE, written)).isNull();
    }

    @Test
    void has_none_for_an_address_longer_than_anyone_needs() {
        assertThat(FeedUrl.resolve(BASE, "https://a.example/" + "x".repeat(9_000)))
                .isNull();
    }

    @Test
    void gives_a_bare_host_its_slash_before_a_relative_address() {
        assertThat(FeedUrl.resolve(URI.create("https://a.example"), "x")).isEqualTo(URI.create("https://a.example/x"));
        assertThat(FeedUrl.resolve(URI.create("https://a.example"), "?x"))
                .isEqualTo(URI.create("https://a.example/?x"));
    }

    @Test
    void knows_two_spellings_of_one_address() {
        var key = FeedUrl.key(URI.create("https://a.example/feed"));
        assertThat(FeedUrl.key(URI.create("http://A.example:80/feed/#top"))).isEqualTo(key);
        assertThat(FeedUrl.key(URI.create("https://a.example/feed?x"))).isNotEqualTo(key);
        assertThat(FeedUrl.key(URI.create("https://a.example/Feed"))).isNotEqualTo(key);
    }
}
