package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.SpokenCue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest extends TranscriptFormatContract {
    @Override
    protected TranscriptFormat format() {
        return new PlainText();
    }

    @Override
    protected String talk() {
        return Talk.in("txt");
    }

    @Override
    protected String cue(int index, String words) {
        return words + "\n\n";
    }

    @Override
    protected boolean hasEnds() {
        return false;
    }

    private static List<String> turns(String text) {
        return new PlainText()
                .read(text).stream()
                        .map(cue -> cue.from() + " " + cue.speaker() + ": " + cue.text())
                        .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada Byron: 00:01:02\n\nIt froze.\n\nBen: 01:05\n\nTwice.\n",
                "Ada Byron 00:01:02\nIt froze.\nBen 01:05\nTwice.\n",
                "Ada Byron  1:02\nIt froze.\n\nBen  1:05\nTwice.\n",
                "Ada Byron – 00:01:02:\n\nIt froze.\n\nBen- 00:01:05:\n\nTwice.\n",
                "Ada Byron [1:02]: It froze.\nBen [1:05]: Twice.\n",
                "Ada Byron (00:01:02):\nIt froze.\n\nBen (00:01:05):\nTwice.\n",
                "Ada Byron: (1:02)\nIt froze.\n\nBen: (1:05)\nTwice.\n",
                "[00:01:02] Ada Byron: It froze.\n[00:01:05] Ben: Twice.\n",
                "(00:01:02) Ada Byron: It froze.\n(00:01:05) Ben: Twice.\n",
                "00:01:02 Ada Byron: It froze.\n00:01:05 Ben: Twice.\n",
                "00:01:02 - Ada Byron: It froze.\n00:01:05 - Ben: Twice.\n",
                "[Ada Byron] 00:01:02\nIt froze.\n[Ben] 00:01:05\nTwice.\n"
            })
    void names_and_times_are_found_in_every_usual_place(String text) {
        assertThat(turns(text)).containsExactly("PT1M2S Ada Byron: It froze.", "PT1M5S Ben: Twice.");
    }

    @Test
    void names_alone_beside_times_alone_are_speakers_when_they_come_back() {
        assertThat(turns("""
                00:00:01:02 - 00:00:02:11
                Ada Byron
                It froze.

                00:00:02:11 - 00:00:04:00
                Ben
                Twice.

                00:00:04:00 - 00:00:05:00
                Ada Byron
                Well.

                00:00:05:00 - 00:00:06:00
                Ben
                Well.
                """))
                .containsExactly(
                        "PT1S Ada Byron: It froze.", "PT2S Ben: Twice.", "PT4S Ada Byron: Well.", "PT5S Ben: Well.");
    }

    @Test
    void times_without_names_start_cues_wherever_they_stand() {
        assertThat(turns("[00:14:04.10] It froze. [00:14:09] Twice.\n"))
                .containsExactly("PT14M4.1S null: It froze.", "PT14M9S null: Twice.");
        assertThat(turns("0:00\nIt froze.\n0:04\nTwice.\n"))
                .containsExactly("PT0S null: It froze.", "PT4S null: Twice.");
        assertThat(turns("0:00 It froze.\n0:04 Twice.\n0:06 Thrice.\n"))
                .containsExactly("PT0S null: It froze.", "PT4S null: Twice.", "PT6S null: Thrice.");
    }

    @Test
    void a_number_in_a_sentence_is_no_time() {
        assertThat(
                        turns(
                                "10:30 is when we meet.\n\nWe meet at 10:30\n\nThe verse [unintelligible 00:02:42.23] says so.\n"))
                .containsExactly(
                        "null null: 10:30 is when we meet.",
                        "null null: We meet at 10:30",
                        "null null: The verse [unintelligible 00:02:42.23] says so.");
    }

    @Test
    void words_before_a_colon_are_speech_unless_a_name_comes_back() {
        assertThat(turns("""
                Here is the thing: it froze.

                Note: it froze.

                Note: it froze again.

                So the question is: when?
                """)).allMatch(turn -> turn.startsWith("null null: "));
    }

    @Test
    void somebody_who_speaks_once_is_named_where_everybody_is() {
        assertThat(
                        turns(
                                "Ada: One.\n\nBen: Two.\n\nAda: Three.\n\nBen: Four.\n\nCy Young: Five.\n\nRemember this: six.\n"))
                .endsWith("null Cy Young: Five.", "null Cy Young: Remember this: six.");
    }

    @Test
    void a_short_form_is_the_name_it_was_introduced_for() {
        assertThat(
                        turns(
                                "Ada Byron (AB): One.\n\nBen Okafor (BO): Two.\n\nAB: Three.\n\nBO: Four.\n\nAB: Five.\n\nBO: Six.\n"))
                .containsExactly(
                        "null Ada Byron: One.",
                        "null Ben Okafor: Two.",
                        "null Ada Byron: Three.",
                        "null Ben Okafor: Four.",
                        "null Ada Byron: Five.",
                        "null Ben Okafor: Six.");
    }

    @Test
    void after_a_break_nobody_is_known_to_speak() {
        assertThat(turns("Ada: One.\n\nBen: Two.\n\nBreak: [14:47] to [15:12]\n\nThree.\n\nAda: Four.\n\nBen: Five.\n"))
                .containsExactly(
                        "null Ada: One.", "null Ben: Two.", "null null: Three.", "null Ada: Four.", "null Ben: Five.");
    }

    @Test
    void what_stands_above_the_talk_is_left_out() {
        assertThat(turns("""
                Title: Ice
                Date: 2026-02-01
                podcast: https://example.org/4
                https://example.org/5

                Ada: One.

                Ben: Two.

                Ada: Date: unknown.
                """)).containsExactly("null Ada: One.", "null Ben: Two.", "null Ada: Date: unknown.");
    }

    @Test
    void wrapped_lines_are_one_paragraph() {
        assertThat(turns("Ada: It froze\nin May.\n\nBen: Did\nit?\n\nAda: It\ndid.\n"))
                .containsExactly("null Ada: It froze in May.", "null Ben: Did it?", "null Ada: It did.");
    }

    @Test
    void names_in_other_scripts_are_names() {
        assertThat(turns("主持人：你好。\n嘉宾：大家好。\n主持人：开始吧。\n"))
                .containsExactly("null 主持人: 你好。", "null 嘉宾: 大家好。", "null 主持人: 开始吧。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Script Info]\nTitle: x\n[Events]\nDialogue: 0,0:02:17.40,0:02:20.40,Default,,0,0,0,,Words",
                "{100}{200}Words|more words",
                "00:00:01:00,00:00:02:00,\"Words\"",
                "00:02:17.40,00:02:20.40\nWords[br]more",
                "%PDF-1.7 words",
                "{\"error\": \"not found\"}",
                "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>",
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Words</title></channel></rss>"
            })
    void data_is_refused_and_not_quoted(String data) {
        assertThatThrownBy(() -> new PlainText().read(data)).isInstanceOf(Failure.Permanent.class);
    }

    @Test
    void sounds_in_brackets_are_no_json() {
        assertThat(turns("[Music]\n\nIt froze.\n")).containsExactly("null null: [Music]", "null null: It froze.");
    }

    @Test
    void marks_of_markdown_that_others_left_in_are_no_words() {
        assertThat(turns("Ada: > It froze *twice*. > > And **never** again, at 2 * 3 > 5.\nBen: Good.\nAda: Yes.\n"))
                .first()
                .isEqualTo("null Ada: It froze twice. And never again, at 2 * 3 > 5.");
    }

    @Test
    void a_title_does_not_run_on_into_the_paragraph_below_it() {
        var text =
                "Ada: We tried it every decade\n\nAda: Stephan tells the story.\n\nAda: It went on for\n\nAda: a while.\n\nBen: Yes.\n";
        assertThat(new PlainText().read(text).stream().map(SpokenCue::newTurn).toList())
                .containsExactly(false, true, false, false, false);
    }
}
