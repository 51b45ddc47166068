package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.Cue;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedFormatsTest {
    private static final URI SOMEWHERE = URI.create("https://example.org/transcript");

    private static Transcript read(String text, @Nullable String type) {
        return PublishedFormats.read(text.getBytes(StandardCharsets.UTF_8), type, SOMEWHERE, "en");
    }

    @ParameterizedTest
    @CsvSource({
        "vtt, text/plain, vtt",
        "vtt, application/x-subrip, vtt",
        "srt, text/vtt, srt",
        "srt, text/plain, srt",
        "json, text/plain, json",
        "json, text/html, json",
        "whisper.json, application/json, whisper-json",
        "html, text/vtt, html",
        "html, text/plain, html",
        "ttml, application/xml, ttml",
        "md, text/plain, markdown",
        "txt, application/octet-stream, text",
        "txt, text/vtt, text"
    })
    void content_counts_and_labels_do_not(String file, String type, String format) {
        var transcript = read(Talk.in(file), type);
        assertThat(transcript.source()).isEqualTo(new Source.Published(format, SOMEWHERE));
        assertThat(transcript.language()).isEqualTo("en");
        assertThat(transcript.text()).contains("It is. Remember this: the fishing season");
        assertThat(transcript.cues()).hasSize(Talk.CUES.size());
    }

    @Test
    void the_talk_is_the_same_text_in_every_format_that_knows_who_speaks() {
        var expected = Transcript.of(new Source.Published("vtt", null), null, Talk.CUES);
        for (var file : new String[] {"vtt", "srt", "json", "html", "ttml", "md", "txt"}) {
            var transcript = read(Talk.in(file), null);
            assertThat(transcript.text()).as(file).isEqualTo(expected.text());
            assertThat(transcript.hash()).as(file).isEqualTo(expected.hash());
            assertThat(transcript.cues()).extracting(Cue::speaker).as(file).startsWith("Ada Byron", "Ben Okafor");
        }
    }

    @Test
    void markdown_without_signs_is_markdown_where_the_label_says_so() {
        var file = "It is _so_ cold.".getBytes(StandardCharsets.UTF_8);
        assertThat(PublishedFormats.read(file, "text/plain", URI.create("https://example.org/a.md"), null)
                        .text())
                .isEqualTo("It is so cold.");
        assertThat(PublishedFormats.read(file, "text/markdown", null, null).text())
                .isEqualTo("It is so cold.");
        assertThat(PublishedFormats.read(file, "text/plain", null, null).text()).isEqualTo("It is _so_ cold.");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_is_believed_before_the_label(String charset) {
        var body = ("\uFEFF" + Talk.in("vtt")).getBytes(Charset.forName(charset));
        var transcript = PublishedFormats.read(body, "text/vtt; charset=windows-1252", null, null);
        assertThat(transcript.text()).contains("A naïve rule costs each crew about €4,000");
    }

    @Test
    void words_that_hide_from_people_are_removed() {
        var transcript =
                read("WEBVTT\n\n00:01.000 --> 00:02.000\nIt\u200B fro\u00ADze\u202E in May\uDB40\uDC41.\n", null);
        assertThat(transcript.text()).isEqualTo("It froze in May.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html><head><title>502 Bad Gateway</title></head><body><p>nginx says sorry</p></body></html> | text/vtt         | something went wrong
            <html><body><p>Please subscribe to read this.</p></body></html>                               | text/vtt         | announced as vtt but is html
            Not found                                                                                     | application/srt  | announced as srt but is text
            {"message": "Not found"}                                                                      | text/vtt         | JSON without
            <?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>                                 | text/html        | XML or HTML file (error)
            ...                                                                                           | text/plain       | without words
            WEBVTT                                                                                        | text/vtt         | holds no words
            """)
    void what_is_no_transcript_is_refused_in_a_sentence_that_says_what_came(String body, String type, String what) {
        assertThatThrownBy(() -> read(body, type)).isInstanceOfSatisfying(Failure.Permanent.class, failure -> {
            assertThat(failure.code()).isEqualTo("transcript.invalid");
            assertThat(failure.sentence()).contains(what);
        });
    }

    @Test
    void nothing_and_too_much_are_refused() {
        assertThatThrownBy(() -> read("", "text/vtt")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> PublishedFormats.read(new byte[PublishedFormats.MOST_BYTES + 1], null, null, null))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("32 MiB");
    }

    @Test
    void two_hundred_thousand_cues_are_read_soon() {
        var body = new StringBuilder("WEBVTT\n\n");
        for (int i = 0; i < 200_000; i++) {
            body.append("%02d:%02d:%02d.000 --> %02d:%02d:%02d.900\nword%d\n\n"
                    .formatted(i / 3600, i / 60 % 60, i % 60, i / 3600, i / 60 % 60, i % 60, i));
        }
        var transcript = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read(body.toString(), "text/vtt"));
        assertThat(transcript.cues()).hasSize(200_000);
        assertThat(transcript.timeAt(transcript.text().indexOf("word199999"))).isEqualTo(Duration.ofSeconds(199_999));
    }

    @Test
    void music_is_no_speaker() {
        var transcript = read(
                "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Music>Tra la la\n\n00:02.000 --> 00:03.000\n<v Ada>Hello.\n",
                null);
        assertThat(transcript.cues()).extracting(Cue::speaker).containsExactly(null, "Ada");
    }

    @Property(tries = 1000)
    void any_bytes_with_any_label_give_a_transcript_or_one_permanent_failure(@ForAll byte[] body, @ForAll String type) {
        outcome(body, type);
    }

    @Property(tries = 500)
    void talks_that_are_cut_and_spliced_give_a_transcript_or_one_permanent_failure(@ForAll long seed) {
        var random = new Random(seed);
        var files = new String[] {"vtt", "srt", "json", "whisper.json", "html", "ttml", "md", "txt"};
        var body = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            var file = Talk.in(files[random.nextInt(files.length)]);
            int from = random.nextInt(file.length());
            body.append(file, from, from + random.nextInt(file.length() - from));
        }
        outcome(body.toString().getBytes(StandardCharsets.UTF_8), null);
    }

    private static void outcome(byte[] body, @Nullable String type) {
        try {
            var transcript = PublishedFormats.read(body, type, SOMEWHERE, null);
            assertThat(transcript.cues()).isNotEmpty();
            assertThat(transcript.quality().words()).isPositive();
        } catch (Failure.Permanent refusal) {
            assertThat(refusal.code()).isEqualTo("transcript.invalid");
        }
    }

    @Test
    void a_cue_of_the_talk_is_what_its_publisher_timed() {
        var transcript = read(Talk.in("srt"), "application/x-subrip");
        var cue = transcript.cueAt(transcript.text().indexOf("Nineteen days?"));
        assertThat(transcript.text().substring(cue.start(), cue.end())).isEqualTo("Nineteen days? That is a lot.");
        assertThat(new SpokenCue(cue.from(), cue.to(), cue.speaker(), "x").from())
                .isEqualTo(Talk.CUES.get(2).from());
    }
}
