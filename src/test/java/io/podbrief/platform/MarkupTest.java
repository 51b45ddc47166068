package io.podbrief.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AT&amp;T                   | AT&T",
                "AT&T                       | AT&T",
                "<b>Bold</b> move           | Bold move",
                "a < b and c > d            | a < b and c > d",
                "if x<y then                | if x<y then",
                "List<Episode> in Java      | List<Episode> in Java",
                "caf&eacute; &#8217; &#x41; | café ’ A",
                "?a=1&copy=2                | ?a=1&copy=2",
                "one<br/>two                | one two",
                "&lt;b&gt; is a tag         | <b> is a tag",
                "<script>alert(1)</script>x | x",
                "<!-- no -->yes             | yes",
                "x &nosuchthing; y          | x &nosuchthing; y",
            })
    void keeps_the_words(String written, String words) {
        assertThat(Markup.text(written)).isEqualTo(words);
    }

    @Test
    void takes_out_what_is_hidden_behind_references() {
        assertThat(Markup.text("pay&#x200B;pal&#x202E;")).isEqualTo("paypal");
    }

    @Test
    void ends_soon_on_openings_without_an_end() {
        assertThat(Markup.text("<script>".repeat(100_000))).isEmpty();
        assertThat(Markup.text("<!--".repeat(100_000))).startsWith("<!--");
    }

    @Test
    void knows_plain_text_from_markup() {
        assertThat(Markup.hasTags("<p>hello")).isTrue();
        assertThat(Markup.hasTags("1 < 2 &amp; <episode>")).isFalse();
    }
}
