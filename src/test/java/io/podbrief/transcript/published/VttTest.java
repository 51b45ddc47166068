package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VttTest extends TranscriptFormatContract {
    @Override
    protected TranscriptFormat format() {
        return new Vtt();
    }

    @Override
    protected String talk() {
        return Talk.in("vtt");
    }

    @Override
    protected String cue(int index, String words) {
        return "%02d:%02d:%02d.000 --> %02d:%02d:%02d.500\n%s\n\n"
                .formatted(index / 3600, index / 60 % 60, index % 60, index / 3600, index / 60 % 60, index % 60, words);
    }

    @Override
    protected String file(String cues) {
        return "WEBVTT\n\n" + cues;
    }

    @Override
    protected boolean hasEnds() {
        return true;
    }

    private static List<SpokenCue> read(String body) {
        return new Vtt().read("WEBVTT\n\n" + body);
    }

    private static List<String> turns(String body) {
        return read(body).stream().map(cue -> cue.speaker() + ": " + cue.text()).toList();
    }

    @Test
    void comments_styles_and_regions_are_no_speech() {
        assertThat(turns("""
                STYLE
                ::cue { color: red }

                REGION
                id:fred

                NOTE one line

                NOTE
                several
                lines

                00:01.000 --> 00:02.000
                Spoken.

                NOTE in between

                id that is text
                00:02.000 --> 00:03.000 align:start position:10%
                Also spoken.
                """)).containsExactly("null: Spoken.", "null: Also spoken.");
    }

    @Test
    void tags_entities_and_times_inside_of_a_cue_leave_only_words() {
        assertThat(turns("""
                00:01.000 --> 00:02.000
                <c.yellow>Fish</c> &amp; <b>chips</b> <00:01.500>cost <i>x &lt; 5&nbsp;&euro;</i><lang fr>déjà</lang>
                """)).containsExactly("null: Fish & chips cost x < 5\u00A0€déjà");
    }

    @Test
    void a_broken_tag_costs_no_words() {
        assertThat(turns("00:01.000 --> 00:02.000\n<c It holds.\n")).containsExactly("null: It holds.");
        assertThat(turns("00:01.000 --> 00:02.000\nIf 3 < 5 and 7 > 2 then\n"))
                .containsExactly("null: If 3 < 5 and 7 > 2 then");
    }

    @Test
    void a_voice_left_open_goes_on_and_a_closed_one_does_not() {
        assertThat(turns("""
                00:01.000 --> 00:02.000
                <v Ada>One

                00:02.000 --> 00:03.000
                two.

                00:03.000 --> 00:04.000
                <v.loud Ben>Three</v> four.

                00:04.000 --> 00:05.000
                five.
                """)).containsExactly("Ada: One", "Ada: two.", "Ben: Three", "null: four.", "null: five.");
    }

    @Test
    void several_voices_in_one_cue_share_its_times() {
        var cues = read("00:04.000 --> 00:05.000\n<v Ada>Ready?</v>\n<v Ben>Ready.</v>\n");
        assertThat(cues)
                .containsExactly(
                        new SpokenCue(Duration.ofSeconds(4), null, "Ada", "Ready?"),
                        new SpokenCue(null, Duration.ofSeconds(5), "Ben", "Ready."));
    }

    @Test
    void dashes_and_arrows_are_turns_of_unknown_speakers() {
        var cues = read("""
                00:01.000 --> 00:02.000
                - Did it freeze?
                - Not at
                all.

                00:02.000 --> 00:03.000
                &gt;&gt; Since when? >> Since May.

                00:03.000 --> 00:04.000
                - well, almost - as they say
                """);
        assertThat(cues)
                .extracting(SpokenCue::text)
                .containsExactly(
                        "Did it freeze?", "Not at all.", "Since when?", "Since May.", "well, almost - as they say");
        assertThat(cues).allMatch(SpokenCue::newTurn).allMatch(cue -> cue.speaker() == null);
    }

    @Test
    void names_before_a_colon_are_speakers_when_they_come_back() {
        assertThat(turns("""
                00:01.000 --> 00:02.000
                ADA: Remember this: it pays.

                00:02.000 --> 00:03.000
                It really does.

                00:03.000 --> 00:04.000
                Ben Okafor: Note: it does not.
                ADA: Update: it will.

                00:04.000 --> 00:05.000
                Ben Okafor: No.
                """))
                .containsExactly(
                        "ADA: Remember this: it pays.",
                        "ADA: It really does.",
                        "Ben Okafor: Note: it does not.",
                        "ADA: Update: it will.",
                        "Ben Okafor: No.");
    }

    @Test
    void words_before_a_colon_are_not_speakers_however_often_they_come() {
        assertThat(turns("""
                00:01.000 --> 00:02.000
                Note: it pays.

                00:02.000 --> 00:03.000
                Note: it pays again.

                00:03.000 --> 00:04.000
                Remember this: it pays.

                00:04.000 --> 00:05.000
                Remember this: it pays.
                """)).allMatch(turn -> turn.startsWith("null: "));
    }

    @Test
    void rolling_lines_are_said_once() {
        assertThat(turns("""
                00:01.000 --> 00:03.000

                the<00:01.500><c> harbour</c>

                00:03.000 --> 00:03.010
                the harbour

                00:03.010 --> 00:05.000
                the harbour
                freezes<00:04.000><c> later</c>

                00:05.000 --> 00:05.010
                freezes later

                00:05.010 --> 00:07.000
                freezes later
                each year
                """)).containsExactly("null: the harbour", "null: freezes later", "null: each year");
    }

    @Test
    void growing_lines_and_highlighted_words_are_said_once() {
        assertThat(turns("""
                00:01.000 --> 00:02.000
                The

                00:02.000 --> 00:03.000
                The ice

                00:03.000 --> 00:04.000
                The ice came.
                """)).containsExactly("null: The", "null: ice", "null: came.");
        var cues = read("""
                00:01.000 --> 00:02.000
                <u>The</u> ice came

                00:02.000 --> 00:03.000
                The <u>ice</u> came

                00:03.000 --> 00:04.000
                The ice <u>came</u>
                """);
        assertThat(cues)
                .containsExactly(new SpokenCue(Duration.ofSeconds(1), Duration.ofSeconds(4), null, "The ice came"));
    }

    @Test
    void people_may_repeat_themselves() {
        assertThat(turns("""
                00:01.000 --> 00:02.000
                Yes.

                00:02.000 --> 00:03.000
                Yes.

                00:03.000 --> 00:04.000
                Yes, yes.

                00:04.000 --> 00:05.000
                No no no.
                """)).containsExactly("null: Yes.", "null: Yes.", "null: Yes, yes.", "null: No no no.");
    }

    @Test
    void words_stay_when_a_time_cannot_be_read() {
        assertThat(read("""
                00.00.000 --> 00:02.000
                One

                00:02,5 -> 00:00:03
                two

                75:30.000 --> 1:15:31.250
                three
                """))
                .containsExactly(
                        new SpokenCue(null, Duration.ofSeconds(2), null, "One"),
                        new SpokenCue(Duration.ofMillis(2500), Duration.ofSeconds(3), null, "two"),
                        new SpokenCue(Duration.ofSeconds(4530), Duration.ofMillis(4_531_250), null, "three"));
    }

    @Test
    void a_blank_line_too_many_or_too_few_costs_no_words() {
        assertThat(turns("""
                00:01.000 --> 00:02.000

                one

                two

                00:02.000 --> 00:03.000
                three
                2
                00:03.000 --> 00:04.000
                four
                """)).containsExactly("null: one two", "null: three", "null: four");
    }
}
