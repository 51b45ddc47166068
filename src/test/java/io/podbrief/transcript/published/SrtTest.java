package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SrtTest extends TranscriptFormatContract {
    @Override
    protected TranscriptFormat format() {
        return new Srt();
    }

    @Override
    protected String talk() {
        return Talk.in("srt");
    }

    @Override
    protected String cue(int index, String words) {
        return "%d\n%02d:%02d:%02d,000 --> %02d:%02d:%02d,500\n%s\n\n"
                .formatted(
                        index + 1,
                        index / 3600,
                        index / 60 % 60,
                        index % 60,
                        index / 3600,
                        index / 60 % 60,
                        index % 60,
                        words);
    }

    @Override
    protected boolean hasEnds() {
        return true;
    }

    @Test
    void missing_indexes_and_blank_lines_cost_no_words() {
        assertThat(new Srt().read("""
                00:00:01,000 --> 00:00:02,000
                In 1990
                2
                00:00:02.000 --> 00:00:03.000
                there were

                3

                00:00:03,000 --> 00:00:04,000
                19

                4
                """)).extracting(SpokenCue::text).containsExactly("In 1990", "there were", "19");
    }

    @Test
    void fonts_and_drawing_commands_are_no_words() {
        assertThat(new Srt().read("""
                1
                00:00:01,000 --> 00:00:02,000 X1:10 X2:20
                {\\an8}<font color="#fff">Up</font>\\Nhere &#39;now&#39;
                """))
                .containsExactly(new SpokenCue(Duration.ofSeconds(1), Duration.ofSeconds(2), null, "Up here 'now'"));
    }

    @Test
    void spaces_inside_of_times_do_not_matter() {
        assertThat(new Srt().read("1\n00: 00: 01, 000 --> 00 :00:02,000\nWord\n"))
                .containsExactly(new SpokenCue(Duration.ofSeconds(1), Duration.ofSeconds(2), null, "Word"));
    }

    @Test
    void names_in_brackets_before_a_colon_are_names() {
        var cues = new Srt().read("""
                1
                00:00:01,000 --> 00:00:02,000
                [SPEAKER_00]: Did it?

                2
                00:00:02,000 --> 00:00:03,000
                [SPEAKER_01]: It did. [laughs]: yes

                3
                00:00:03,000 --> 00:00:04,000
                [SPEAKER_00]: Well.

                4
                00:00:04,000 --> 00:00:05,000
                [SPEAKER_01]: Well.
                """);
        assertThat(cues)
                .extracting(SpokenCue::speaker)
                .containsExactly("SPEAKER_00", "SPEAKER_01", "SPEAKER_00", "SPEAKER_01");
        assertThat(cues.get(1).text()).isEqualTo("It did. [laughs]: yes");
    }

    @Test
    void a_name_holds_until_the_next_one() {
        var cues = new Srt().read("""
                1
                00:00:01,000 --> 00:00:02,000
                Ada: When does

                2
                00:00:02,000 --> 00:00:03,000
                it freeze?

                3
                00:00:03,000 --> 00:00:04,000
                Ben: Later.

                4
                00:00:04,000 --> 00:00:05,000
                Ada: I see.

                5
                00:00:05,000 --> 00:00:06,000
                Ben: You do.
                """);
        assertThat(cues).extracting(SpokenCue::speaker).containsExactly("Ada", "Ada", "Ben", "Ada", "Ben");
    }

    @Test
    void a_time_beside_a_name_is_no_word() {
        var cues = new Srt().read("""
                1
                00:39:46,154 --> 00:39:47,308
                Ada: 00:30:33

                2
                00:39:47,308 --> 00:40:06,923
                And one point here is bandwidth.

                3
                00:40:06,923 --> 00:40:08,077
                Ben: 00:30:48

                4
                00:40:08,077 --> 00:40:09,000
                Right.

                5
                00:40:09,000 --> 00:40:10,000
                Ada: 00:30:50

                6
                00:40:10,000 --> 00:40:11,000
                Yes.

                7
                00:40:11,000 --> 00:40:12,000
                Ben: 00:30:52
                """);
        assertThat(cues)
                .extracting(SpokenCue::text)
                .containsExactly("And one point here is bandwidth.", "Right.", "Yes.");
        assertThat(cues).extracting(SpokenCue::speaker).containsExactly("Ada", "Ben", "Ada");
    }
}
