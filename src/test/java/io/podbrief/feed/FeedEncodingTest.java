package io.podbrief.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedEncodingTest {
    private static final String TITLE = "Grüße “aus” Köln – 5 €";

    private static byte[] bytes(String declaration, String title, Charset charset) {
        return (declaration + "<rss><channel><title>" + title + "</title></channel></rss>").getBytes(charset);
    }

    private static ParsedFeed read(byte[] body, @Nullable String http) {
        return Feeds.feed(FeedParser.parse(body, http, TestData.ADDRESS));
    }

    private static void assertRead(byte[] body, @Nullable String http, String title, Bozo... marks) {
        var feed = read(body, http);
        assertThat(feed.podcast().title()).isEqualTo(title);
        assertThat(feed.marks()).containsExactlyInAnyOrder(marks);
    }

    @Test
    void is_utf_8_when_nobody_says_anything() {
        assertRead(bytes("", TITLE, UTF_8), null, TITLE);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE,FFFE", "UTF-16BE,FEFF", "UTF-32LE,FFFE0000", "UTF-32BE,0000FEFF", "UTF-8,EFBBBF"})
    void goes_by_the_byte_order_mark_before_all_else(String charset, String mark) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(java.util.HexFormat.of().parseHex(mark));
        out.writeBytes(bytes("<?xml version='1.0' encoding='iso-8859-15'?>", TITLE, Charset.forName(charset)));
        assertRead(out.toByteArray(), "windows-1251", TITLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void knows_wide_characters_by_their_zeros(String charset) {
        assertRead(bytes("<?xml version='1.0' encoding='utf-16'?>", TITLE, Charset.forName(charset)), "utf-8", TITLE);
    }

    @Test
    void goes_by_the_server_before_the_declaration() {
        assertRead(
                bytes("<?xml version='1.0' encoding='utf-8'?>", "Привет", Charset.forName("windows-1251")),
                "windows-1251",
                "Привет");
    }

    @ParameterizedTest
    @ValueSource(strings = {"iso-8859-1", "windows-1252", "ISO-8859-1", "us-ascii"})
    void reads_latin_1_as_everybody_does(String name) {
        var body = bytes("<?xml version=\"1.0\" encoding=\"" + name + "\"?>", TITLE, Charset.forName("windows-1252"));
        assertRead(body, null, TITLE);
    }

    @ParameterizedTest
    @CsvSource({
        "Shift_JIS,日本語",
        "euc-jp,日本語",
        "gb2312,中文",
        "big5,中文",
        "euc-kr,한국어",
        "koi8-r,Привет",
        "iso-8859-7,Ελλάδα"
    })
    void goes_by_the_declaration(String name, String title) {
        assertRead(bytes("<?xml version='1.0' encoding='" + name + "'?>", title, Charset.forName(name)), null, title);
    }

    @Test
    void falls_back_to_windows_1252_and_says_so() {
        assertRead(bytes("", TITLE, Charset.forName("windows-1252")), null, TITLE, Bozo.ENCODING);
        assertRead(
                bytes("<?xml version='1.0' encoding='utf-8'?>", TITLE, Charset.forName("windows-1252")),
                "utf-8",
                TITLE,
                Bozo.ENCODING);
    }

    @Test
    void mends_single_bytes_in_a_utf_8_feed_and_keeps_the_rest() {
        var out = new ByteArrayOutputStream();
        out.writeBytes("<rss><channel><title>Köln, 日本 and don".getBytes(UTF_8));
        out.write(0x92);
        out.writeBytes("t</title></channel></rss>".getBytes(UTF_8));
        assertRead(out.toByteArray(), "utf-8", "Köln, 日本 and don’t", Bozo.ENCODING);
    }

    @Test
    void notices_a_wrong_byte_at_the_very_end_of_a_long_feed() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                ("<rss><channel><title>é</title>" + "<item><title>x</title></item>\n".repeat(5_000)).getBytes(UTF_8));
        out.writeBytes(
                "<item><guid>last</guid><title>caf\u00e9 au lait</title></item></channel></rss>".getBytes(ISO_8859_1));
        var feed = read(out.toByteArray(), null);
        assertThat(feed.marks()).contains(Bozo.ENCODING);
        assertThat(feed.podcast().title()).isEqualTo("é");
        assertThat(feed.episodes().getLast().title()).isEqualTo("café au lait");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bogus", "utf-16", "", "a b", "\"utf-8\"", "x-user-defined"})
    void passes_over_a_name_that_cannot_be_right(String name) {
        assertThat(read(bytes("", TITLE, UTF_8), name).podcast().title()).isEqualTo(TITLE);
        assertThat(read(bytes("<?xml version='1.0' encoding='" + name + "'?>", TITLE, UTF_8), null)
                        .podcast()
                        .title())
                .isEqualTo(TITLE);
    }

    @Test
    void takes_a_character_cut_in_half_for_a_cut_and_not_for_another_encoding() {
        var whole = "<rss><channel><title>x</title><item><guid>1</guid></item><item><title>日".getBytes(UTF_8);
        var cut = java.util.Arrays.copyOf(whole, whole.length - 1);
        var feed = read(cut, null);
        assertThat(feed.marks()).containsExactly(Bozo.TRUNCATED);
        assertThat(feed.episodes()).hasSize(1);
    }

    @Test
    void replaces_characters_that_xml_forbids() {
        assertRead(bytes("", "a\u0000b\u0001c\uFFFE", UTF_8), null, "a\uFFFDb\uFFFDc\uFFFD", Bozo.ENCODING);
    }

    @Test
    void reads_characters_beyond_the_first_plane_across_any_boundary() {
        for (int shift = 0; shift < 4; shift++) {
            var title = "x".repeat(8_190 + shift) + "😀".repeat(5_000);
            assertRead(bytes("", title, UTF_8), null, title);
        }
    }
}
