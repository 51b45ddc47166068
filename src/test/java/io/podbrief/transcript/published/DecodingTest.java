package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DecodingTest {
    private static final String TEXT = "Übung: naïve, 4 €";

    private static byte[] bytes(String text, String charset) {
        return text.getBytes(Charset.forName(charset));
    }

    @Test
    void a_wrong_label_does_no_harm_to_utf_8() {
        assertThat(Decoding.text(bytes(TEXT, "UTF-8"), StandardCharsets.ISO_8859_1))
                .isEqualTo(TEXT);
    }

    @Test
    void a_right_label_is_followed() {
        assertThat(Decoding.text(bytes("ледник", "windows-1251"), Charset.forName("windows-1251")))
                .isEqualTo("ледник");
        assertThat(Decoding.text(bytes("氷", "ISO-2022-JP"), Charset.forName("ISO-2022-JP")))
                .isEqualTo("氷");
    }

    @Test
    void a_file_may_say_it_itself() {
        var page = "<html><head><meta charset=\"windows-1251\"></head><p>ледник</p></html>";
        assertThat(Decoding.text(bytes(page, "windows-1251"), null)).isEqualTo(page);
        var xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-2\"?><tt>łódź</tt>";
        assertThat(Decoding.text(bytes(xml, "ISO-8859-2"), null)).isEqualTo(xml);
    }

    @Test
    void without_any_sign_it_is_windows_1252() {
        assertThat(Decoding.text(bytes(TEXT, "windows-1252"), null)).isEqualTo(TEXT);
        assertThat(Decoding.text(bytes(TEXT, "windows-1252"), StandardCharsets.UTF_8))
                .isEqualTo(TEXT);
    }

    @Test
    void utf_16_shows_by_its_mark_or_its_zeros() {
        for (var charset : new String[] {"UTF-16LE", "UTF-16BE"}) {
            assertThat(Decoding.text(bytes("\uFEFF" + TEXT, charset), null)).isEqualTo(TEXT);
            assertThat(Decoding.text(bytes(TEXT, charset), null)).isEqualTo(TEXT);
        }
    }

    @Test
    void unknown_names_are_no_charsets() {
        assertThat(Decoding.charset("utf8mb4")).isNull();
        assertThat(Decoding.charset("no such / name")).isNull();
    }
}
