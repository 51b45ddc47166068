package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DoubtsTest {
    private final Doubts doubts = new Doubts();

    private static Window window(float probability) {
        var frames =
                IntStream.range(0, 300).mapToObj(_ -> new float[Samples.FRAME]).toList();
        return new Window(List.of(new Window.Piece(0, frames, Collections.nCopies(300, probability))));
    }

    private List<String> believed(float probability, String... texts) {
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < texts.length; i++) segments.add(new Segment(i * 16_000L, i * 16_000L + 16_000, texts[i]));
        return doubts.believed(window(probability), segments).stream()
                .map(Segment::text)
                .toList();
    }

    @Test
    void believes_what_people_say() {
        assertThat(believed(0.95f, "Rates were cut by half a point.", "Thank you.", "Thanks for listening!"))
                .hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks for watching!",
                "Thank you.",
                "you",
                "Don't forget to like and subscribe.",
                "Vielen Dank."
            })
    void doubts_a_closing_line_where_hardly_anybody_speaks(String line) {
        assertThat(believed(0.4f, line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[BLANK_AUDIO]",
                "(upbeat music)",
                "[Music]",
                "♪ la la ♪",
                "...",
                "Subtitles by the Amara.org community",
                "Untertitel im Auftrag des ZDF, 2017"
            })
    void never_believes_names_of_noises_and_credits(String line) {
        assertThat(believed(1f, line)).isEmpty();
    }

    @Test
    void believes_brackets_inside_of_a_sentence() {
        assertThat(believed(1f, "He paid [laughs] nothing.")).hasSize(1);
    }

    @Test
    void stops_a_loop_of_segments_also_across_windows() {
        assertThat(believed(0.9f, "Yeah.", "Yeah.", "Yeah.", "Right.")).containsExactly("Yeah.", "Yeah.", "Right.");
        assertThat(believed(0.9f, "Right.", "Right.")).containsExactly("Right.");
    }

    @Test
    void drops_a_loop_within_a_segment() {
        assertThat(believed(0.9f, "and so on and so on and so on and so on and so on and so on and so on and so on"))
                .isEmpty();
        assertThat(Doubts.compression("When a trail drains well, it stays rideable longer, and the soil stays intact."))
                .isLessThan(1.5);
    }

    @Test
    void drops_words_without_speech_under_them() {
        assertThat(believed(0.1f, "The company was founded in 1998 in Ohio.")).isEmpty();
    }
}
