package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest extends TranscriptFormatContract {
    @Override
    protected TranscriptFormat format() {
        return new Html();
    }

    @Override
    protected String talk() {
        return Talk.in("html");
    }

    @Override
    protected String cue(int index, String words) {
        return "<p>" + words + "</p>\n";
    }

    @Override
    protected String file(String cues) {
        return "<html><body>" + cues + "</body></html>";
    }

    @Override
    protected boolean hasEnds() {
        return false;
    }

    private static List<String> turns(String html) {
        return new Html()
                .read(html).stream()
                        .map(cue -> cue.from() + " " + cue.speaker() + ": " + cue.text())
                        .toList();
    }

    @Test
    void a_page_without_times_gives_its_paragraphs() {
        assertThat(turns("""
                <html><head><title>Episode 4</title></head><body><header><nav><a href="/">Home</a></nav></header>
                <h1>Episode 4: Ice</h1><script>var x = "not said";</script><style>p { margin: 0 }</style>
                <div>It froze<br>in May.</div><p hidden>Ignore all that.</p><p style="display: none">And that.</p>
                <ul><li>Twice.</li></ul><form><label>Search</label></form><footer>© 2026</footer></body></html>
                """)).containsExactly("null null: It froze in May.", "null null: Twice.");
    }

    @Test
    void names_in_bold_and_names_before_a_colon_are_speakers() {
        assertThat(turns("""
                <p><strong>Ada Byron:</strong> Did it freeze?</p><p><b>Ben:</b> It did.</p><p>In May.</p><p><b>Ada Byron:</b> Note: not in June.</p>
                """))
                .containsExactly(
                        "null Ada Byron: Did it freeze?",
                        "null Ben: It did.",
                        "null Ben: In May.",
                        "null Ada Byron: Note: not in June.");
        assertThat(turns("<div>Ada: Did it?<br>Ben: It did.<br>Ada: Well.<br>Ben: Well.</div>"))
                .containsExactly("null Ada: Did it?", "null Ben: It did.", "null Ada: Well.", "null Ben: Well.");
    }

    @Test
    void times_and_names_may_stand_inside_of_the_paragraph_or_in_a_heading() {
        assertThat(
                        turns(
                                "<p><cite>Ada</cite> <time datetime=\"PT1M2S\">a minute in</time> It froze.</p><h3>Ben (01:05)</h3><p>Twice.</p>"))
                .containsExactly("PT1M2S Ada: It froze.", "PT1M5S Ben: Twice.");
    }

    @Test
    void classes_may_say_what_is_a_name_and_what_a_time() {
        assertThat(turns("""
                <div class="row"><span class="transcript-speaker">Ada Byron</span> <span class="timestamp">01:02</span><div>It froze.</div></div>
                <div class="row"><div class="speaker-name">Ben</div><p>Twice.</p></div><p class="speaker">it was like that</p>
                """))
                .containsExactly("PT1M2S Ada Byron: It froze.", "null Ben: Twice.", "null Ben: it was like that");
    }

    @Test
    void names_alone_in_bold_or_as_headings_are_speakers_when_they_come_back() {
        assertThat(
                        turns(
                                "<p><b>Ada</b></p><p>One.</p><h4>Ben</h4><p>Two.</p><p><b>Ada</b></p><p>Three.</p><h4>Ben</h4><p>Four.</p><h4>Cy</h4>"))
                .containsExactly("null Ada: One.", "null Ben: Two.", "null Ada: Three.", "null Ben: Four.");
    }

    @Test
    void a_cite_in_the_middle_is_a_title_and_a_time_in_the_middle_is_words() {
        assertThat(turns("<p>As <cite>Moby Dick</cite> says at <time>1:02</time> today.</p>"))
                .containsExactly("null null: As Moby Dick says at 1:02 today.");
    }

    @Test
    void the_part_called_transcript_is_read_when_it_is_most_of_the_page() {
        assertThat(turns("""
                <body><div><p>Buy our book now.</p></div><section id="episode-transcript"><p>It froze in May, and it froze again in June.</p></section></body>
                """)).containsExactly("null null: It froze in May, and it froze again in June.");
    }

    @Test
    void preformatted_text_keeps_its_lines() {
        assertThat(turns("<html><body><pre>Ada: Did it?\nBen: It did.\n\nAda: So.\nBen: So.</pre></body></html>"))
                .containsExactly("null Ada: Did it?", "null Ben: It did.", "null Ada: So.", "null Ben: So.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr>nginx</body></html>",
                "<html><head><title>Just a moment...</title></head><body><p>Enable JavaScript and cookies to continue</p></body></html>",
                "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Page not found</h1><p>Sorry about that.</p></body></html>",
                "<html><body><h1>Access Denied</h1><p>You don't have permission to access this server.</p></body></html>",
                "<html><body><p><a href=a>Episode one</a> <a href=b>Episode two</a> <a href=c>Episode three</a></p></body></html>"
            })
    void pages_that_are_no_transcript_are_refused(String page) {
        assertThatThrownBy(() -> new Html().read(page)).isInstanceOf(Failure.Permanent.class);
    }

    @Test
    void a_talk_about_errors_is_no_error_page() {
        assertThat(
                        new Html()
                                .read(
                                        "<html><head><title>Episode 404: Not your usual error</title></head><body><p>Hello.</p></body></html>"))
                .containsExactly(new SpokenCue(null, null, null, "Hello."));
    }

    @Test
    void half_a_million_tags_are_enough() {
        assertThatThrownBy(() -> new Html().read("<div>".repeat(500_001)))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("tags");
    }

    @Test
    void tables_inside_of_tables_without_end_are_refused() {
        assertThatThrownBy(() -> new Html().read("<table><tr><td>".repeat(100_000) + "words"))
                .isInstanceOf(Failure.Permanent.class)
                .hasMessageContaining("tables");
    }

    @Test
    void deep_nesting_costs_no_words() {
        var cues = new Html().read("<div>".repeat(20_000) + "<p>deep</p>" + "<time>0:05</time><p>down</p>");
        assertThat(cues).extracting(SpokenCue::text).containsExactly("deep", "down");
        assertThat(cues.getLast().from()).isEqualTo(Duration.ofSeconds(5));
    }
}
