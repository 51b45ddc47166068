package io.podbrief.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WebUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            http://example.org                       | http://example.org/
            HTTPS://Example.ORG:443/Feed?A=b#part    | https://example.org/Feed?A=b
            http://example.org:80                    | http://example.org/
            https://example.org:80/                  | https://example.org:80/
            http://example.org:/x                    | http://example.org/x
            http://example.org.:8080/                | http://example.org:8080/
            http://my_show.example/a b.mp3           | http://my_show.example/a%20b.mp3
            http://example.org/é/ü?q=ß               | http://example.org/%C3%A9/%C3%BC?q=%C3%9F
            http://example.org/%C3%a9%2Fx            | http://example.org/%C3%a9%2Fx
            http://example.org/100%                  | http://example.org/100%25
            http://example.org/a\\b                  | http://example.org/a%5Cb
            http://example.org/[x]{y}"<z>^`          | http://example.org/%5Bx%5D%7By%7D%22%3Cz%3E%5E%60
            http://example.org/a/./b/../c/..         | http://example.org/a/
            http://example.org/../../x               | http://example.org/x
            http://example.org//a//b                 | http://example.org//a//b
            http://example.org?x=../y                | http://example.org/?x=../y
            http://example.org/?a?b/c                | http://example.org/?a?b/c
            http://example.org/;p='(1)',!$&*+=:@-._~ | http://example.org/;p='(1)',!$&*+=:@-._~
            http://bücher.example/                   | http://xn--bcher-kva.example/
            http://ПОДКАСТ.example/                  | http://xn--80ahsoeqh.example/
            http://8.8.8.8/                          | http://8.8.8.8/
            http://0x8.0x8.010.8/                    | http://8.8.8.8/
            http://[2A00:1450::1]:8080/              | http://[2a00:1450:0:0:0:0:0:1]:8080/
            http://[::ffff:8.8.8.8]/                 | http://8.8.8.8/
            """)
    void is_written_in_one_form(String found, String written) {
        assertThat(WebUrl.parse(found))
                .isInstanceOfSatisfying(
                        WebUrl.class, url -> assertThat(url.uri()).hasToString(written));
    }

    @Test
    void blanks_around_it_do_not_count() {
        assertThat(WebUrl.parse("\n  http://example.org/feed \t\r\n"))
                .isEqualTo(WebUrl.parse("http://example.org/feed"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            ''                             | http://
            example.org                    | http://
            ftp://example.org/             | http://
            http:/example.org/             | http://
            http://                        | host
            http:///feed                   | host
            http://.example.org/           | host
            http://exa mple.org/           | host
            http://exam%70le.org/          | host
            http://a..b/                   | host
            http://1.2.3.4.5/              | IPv4
            http://example.09/             | IPv4
            http://[::g]/                  | IPv6
            http://example.org:22/         | port
            http://example.org:99999/      | port
            http://example.org:８０/       | port
            http://user@example.org/       | user name
            http://σας.example/            | two ways
            """)
    void says_why_it_is_not_fetched(String found, String why) {
        assertThat(WebUrl.parse(found))
                .isInstanceOfSatisfying(
                        UrlReading.Bad.class, bad -> assertThat(bad.why()).contains(why));
    }

    @ParameterizedTest
    @ValueSource(ints = {8192, 100_000})
    void is_not_endless(int length) {
        assertThat(WebUrl.parse("http://example.org/" + "a".repeat(length))).isInstanceOf(UrlReading.Bad.class);
    }

    @Property(tries = 3000)
    void whatever_was_found_becomes_a_url_that_reads_the_same_again_or_none(@ForAll("nearlyUrls") String found) {
        if (WebUrl.parse(found) instanceof WebUrl url) {
            assertThat(WebUrl.parse(url.uri().toString())).isEqualTo(url);
            assertThat(url.host()).matches("[a-z0-9._-]+|\\[[0-9a-f:]+]");
            assertThat(url.target()).matches("/[!-~]*").doesNotContain("#");
            assertThat(AddressRules.isOpen(url.port())).isTrue();
        }
    }

    @Property(tries = 3000)
    void a_redirect_leads_to_a_url_or_none(@ForAll("nearlyUrls") String location) {
        var from = (WebUrl) WebUrl.parse("http://example.org:8080/a/b?c");

        if (from.resolve(location) instanceof WebUrl url) {
            assertThat(WebUrl.parse(url.uri().toString())).isEqualTo(url);
        }
    }

    /// Strings of the pieces that URL parsers stumble over.
    @Provide
    Arbitrary<String> nearlyUrls() {
        var pieces = Arbitraries.of(
                "http",
                "https",
                ":",
                "/",
                "//",
                "\\",
                "@",
                "?",
                "#",
                "%",
                "%2e",
                "%00",
                "[",
                "]",
                "::1",
                "127.0.0.1",
                "0x7f",
                "1",
                ".",
                "..",
                "localhost",
                "example.org",
                "xn--",
                "bücher",
                "。",
                "①",
                "ß",
                " ",
                "\t",
                "\n",
                "80",
                "443",
                "22",
                "-",
                "_",
                ";",
                "&",
                "\u202e",
                "\ud83d\ude00",
                "\ud83d");
        return pieces.list()
                .ofMaxSize(12)
                .map(list -> String.join("", list))
                .flatMap(tail -> Arbitraries.of("http://" + tail, tail));
    }
}
