package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest extends TranscriptFormatContract {
    @Override
    protected TranscriptFormat format() {
        return new Markdown();
    }

    @Override
    protected String talk() {
        return Talk.in("md");
    }

    @Override
    protected String cue(int index, String words) {
        return "**Ada:** " + words + "\n\n";
    }

    @Override
    protected boolean hasEnds() {
        return false;
    }

    private static List<String> turns(String text) {
        return new Markdown()
                .read(text).stream()
                        .map(cue -> cue.from() + " " + cue.speaker() + ": " + cue.text())
                        .toList();
    }

    @Test
    void markup_is_gone_and_words_stay() {
        assertThat(turns("""
                **Ada Byron:** It *really* froze in __May__, see [the record](https://example.org/a_(b)) and `snake_case` ~~twice~~.[^1]

                > **quoted** text\\! 2 * 3 is six<br>and &amp; so on <!-- no --><sup>1</sup>

                1. First
                2. Second ![ice](ice.png)

                [^1]: https://example.org/note
                """))
                .containsExactly(
                        "null Ada Byron: It really froze in May, see the record and snake_case twice.",
                        "null Ada Byron: quoted text! 2 * 3 is six and & so on 1",
                        "null Ada Byron: First",
                        "null Ada Byron: Second");
    }

    @Test
    void headings_rules_front_matter_and_lists_of_links_are_no_speech() {
        assertThat(turns("""
                ---
                title: Ice
                speakers: ["Ada Byron", "Ben"]
                ---
                # Ice

                Ada Byron: One.

                ***

                Two
                ---

                Such as:

                - [This](https://example.org/1)
                - [That](https://example.org/2)

                - [One link](https://example.org/3) and words stay
                """))
                .containsExactly(
                        "null Ada Byron: One.",
                        "null Ada Byron: Two",
                        "null Ada Byron: Such as:",
                        "null Ada Byron: One link and words stay");
    }

    @Test
    void labels_in_bold_name_whoever_they_name_and_plain_ones_beside_them_do_not() {
        assertThat(turns("""
                **Ada Byron:**

                It froze.

                Dana Reed:

                > It did not.

                **The Good Old Days:** Ha!

                **Ada Byron:** Well.

                **Break:** \\[14:47\\]

                **Ben**: Note: colon outside.

                Ada Byron: Forgotten stars.
                """))
                .containsExactly(
                        "null Ada Byron: It froze.",
                        "null Ada Byron: Dana Reed:",
                        "null Ada Byron: It did not.",
                        "null The Good Old Days: Ha!",
                        "null Ada Byron: Well.",
                        "null null: Ben: Note: colon outside.",
                        "null Ada Byron: Forgotten stars.");
    }

    @Test
    void names_alone_in_bold_are_speakers_when_they_come_back() {
        assertThat(
                        turns(
                                "**Ada**\n\nOne.\n\n**Ben**\n\nTwo.\n\n**Ada**\n\nThree.\n\n**Ben**\n\nFour. **Five**.\n\n**Say It**\n"))
                .containsExactly(
                        "null Ada: One.",
                        "null Ben: Two.",
                        "null Ada: Three.",
                        "null Ben: Four. Five.",
                        "null Ben: Say It");
    }

    @Test
    void escaped_times_at_the_start_of_a_paragraph_are_its_time() {
        assertThat(
                        turns(
                                "**Ada:** One.\n\n\\[00:14:04.10\\] Two \\[unintelligible 00:15:00.00\\].\n\n**Ben:** \\[15:02\\] Three.\n"))
                .containsExactly(
                        "null Ada: One.", "PT14M4.1S Ada: Two [unintelligible 00:15:00.00].", "PT15M2S Ben: Three.");
    }
}
