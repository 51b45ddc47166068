package io.podbrief.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {
    @Test
    void white_space_of_any_kind_is_one_space() {
        assertThat(CanonicalText.of(" \t a\u00A0\u2003b\r\nc\u2028d\u3000 ")).isEqualTo("a b c d");
    }

    @Test
    void letters_are_composed() {
        assertThat(CanonicalText.of("nai\u0308ve")).isEqualTo("na\u00EFve");
        assertThat(CanonicalText.of("n\u200Bai\u200B\u0308ve")).isEqualTo("na\u00EFve");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 0x07, 0x1B, 0x7F, 0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F,
                0x202A, 0x202E, 0x2060, 0x2063, 0x2066, 0x2069, 0x206F, 0x3164, 0xFE00, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9,
                0xFFFE, 0xE0001, 0xE0041, 0xE0100, 0xE01EF
            })
    void what_people_cannot_see_is_removed(int hidden) {
        assertThat(CanonicalText.of("a" + Character.toString(hidden) + "b")).isEqualTo("ab");
    }

    @Test
    void joiners_stay_where_a_script_or_an_emoji_needs_them() {
        var persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
        var sinhala = "\u0DC1\u0DCA\u200D\u0DBB\u0DD3";
        var family = "\uD83D\uDC69\u200D\uD83D\uDC67";
        var heart = "\u2764\uFE0F";
        for (var text : new String[] {persian, sinhala, family, heart})
            assertThat(CanonicalText.of(text)).isEqualTo(text);
        assertThat(CanonicalText.of("a\u200Cb\u200Dc")).isEqualTo("abc");
        assertThat(CanonicalText.of("\u2764\uFE0F\uFE0F\uFE0E")).isEqualTo("\u2764\uFE0F");
    }

    @Test
    void half_a_character_becomes_the_sign_for_one_that_is_lost() {
        assertThat(CanonicalText.of("a\uD83Db\uDC69")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Property
    void doing_it_twice_changes_nothing(@ForAll("texts") String text) {
        var once = CanonicalText.of(text);
        assertThat(CanonicalText.of(once)).isEqualTo(once);
        assertThat(Normalizer.isNormalized(once, Normalizer.Form.NFC)).isTrue();
        assertThat(once).doesNotMatch("(?s)^ .*|.* $|.*  .*");
    }

    @Provide
    Arbitrary<String> texts() {
        var any = Arbitraries.strings().ofMaxLength(30);
        var tricky = Arbitraries.strings()
                .withChars(
                        "aei\u0301\u0308\u0327 \u200B\u200C\u200D\uFE0F\u2764\uD83D\uDC69\u0645\u064B\u0915\u094D\u1100\u1161\u0DBB")
                .ofMaxLength(12);
        return Arbitraries.oneOf(any, tricky);
    }
}
