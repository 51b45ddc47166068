package io.podbrief.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShowNotesTest {
    private static final URI BASE = URI.create("https://a.example/x/");

    private static ShowNotes notes(String raw) {
        return ShowNotes.of(raw, BASE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>a <b>b</b> <i>c</i></p>                  | <p>a <strong>b</strong> <em>c</em></p>",
                "<h2>Head</h2><div>One</div><div>Two</div>   | <p>Head</p><p>One</p><p>Two</p>",
                "<p class='x' id='y' style='z'>a</p>         | <p>a</p>",
                "<ul><li>a<li>b</ul>                         | <ul><li>a</li><li>b</li></ul>",
                "a<img src='https://t.example/pixel.gif'>b<p>| ab<p></p>",
                "<a href='y'>l</a>                           | <a href=\"https://a.example/x/y\" rel=\"nofollow noopener ugc\">l</a>",
                "<a href='mailto:a@b.example' target=x>m</a> | <a href=\"mailto:a@b.example\" rel=\"nofollow noopener ugc\">m</a>",
                "<a href='javascript:alert(1)'>l</a>         | l",
                "<a href=' java&#10;script:alert(1)'>l</a>   | l",
                "<a href='data:text/html,x'>l</a>            | l",
                "<script>alert(1)</script><b>x</b>           | <strong>x</strong>",
                "<style>p{}</style><svg onload=x><b>x</b>    | <strong>x</strong>",
                "1 < 2 & 3                                   | <p>1 &lt; 2 &amp; 3</p>",
                "AT&amp;T                                    | <p>AT&amp;T</p>",
            })
    void become_safe_html(String raw, String html) {
        assertThat(notes(raw).html()).isEqualTo(html);
    }

    @Test
    void keep_the_lines_of_plain_text() {
        assertThat(notes("One\nTwo\r\n\nThree").html()).isEqualTo("<p>One<br>Two<br><br>Three</p>");
        assertThat(notes("One\nTwo\r\n\nThree").text()).isEqualTo("One\nTwo\nThree");
    }

    @Test
    void become_text_with_a_line_per_block() {
        assertThat(notes("<div><p>One <b>two</b></p><ul><li>a</li><li>b<br>c</li></ul>  end </div>")
                        .text())
                .isEqualTo("One two\na\nb\nc\nend");
    }

    @Test
    void hide_nothing_from_the_eye() {
        assertThat(notes("<p>pay&#x202E;pal\u200B\uDB40\uDC41</p>").html()).isEqualTo("<p>paypal</p>");
        assertThat(notes("<p>pay&#x202E;pal</p>").text()).isEqualTo("paypal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "<img src=x>", "<script>x</script>", "<!-- x -->"})
    void may_come_to_nothing(String raw) {
        assertThat(notes(raw).html()).isEmpty();
        assertThat(notes(raw).text()).isEmpty();
    }

    @Test
    void are_equal_when_the_publisher_wrote_the_same() {
        assertThat(notes("a"))
                .isEqualTo(notes("a"))
                .hasSameHashCodeAs(notes("a"))
                .isNotEqualTo(notes("b"));
        assertThat(notes("a")).isNotEqualTo(ShowNotes.of("a", URI.create("https://b.example/")));
        assertThat(notes("secret").toString()).doesNotContain("secret");
    }
}
