package io.podbrief.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x1B, 0x7F, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E,
                0x2060, 0x2064, 0x2066, 0x2069, 0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xFFFE, 0x1D173, 0xE0001,
                0xE0041, 0xE007F, 0xE0FFF,
            })
    void takes_out_what_people_do_not_see(int hidden) {
        assertThat(PlainText.visible("pay" + Character.toString(hidden) + "pal"))
                .isEqualTo("paypal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "Grüße, 日本語, עברית, العربية",
                "👨‍👩‍👧",
                "❤️",
                "👍🏽",
                "🏳️‍🌈",
                "می‌خواهم",
                "ක්‍ෂ",
                "क्‍ष",
                "葛󠄀",
                "5️⃣",
                "line\nline\ttab",
                "a\u00A0b",
                "½ × ∑",
                "\u0601\u0660",
                "e\u0301",
            })
    void leaves_what_people_see(String text) {
        assertThat(PlainText.visible(text)).isEqualTo(text);
    }

    @Test
    void takes_out_joiners_that_join_nothing() {
        assertThat(PlainText.visible("a\u200Db\u200Cc\u200D")).isEqualTo("abc");
        assertThat(PlainText.visible("می\u200C\u200Cخواهم")).isEqualTo("می\u200Cخواهم");
    }

    @Test
    void takes_out_a_message_hidden_in_variation_selectors() {
        assertThat(PlainText.visible("h\uFE00i\uFE01!\uFE02")).isEqualTo("hi!");
        var smuggled = new StringBuilder("😀");
        for (int at = 0; at < 20; at++) smuggled.appendCodePoint(0xE0100 + at);
        assertThat(PlainText.visible(smuggled.toString())).isEqualTo("😀");
    }

    @Test
    void reads_c1_controls_as_the_characters_they_stand_for() {
        assertThat(PlainText.visible("don\u0092t \u0093stop\u0094\u0081")).isEqualTo("don’t “stop”");
    }

    @Test
    void replaces_half_a_surrogate_pair() {
        assertThat(PlainText.visible("a\uD83Db")).isEqualTo("a\uFFFDb");
    }

    @Test
    void makes_one_line() {
        assertThat(PlainText.line("  a\r\n\tb\u00A0\u3000c\u2028d ")).isEqualTo("a b c d");
        assertThat(PlainText.line("\u200B \u202E")).isEmpty();
    }
}
