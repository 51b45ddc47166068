package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class WindowsTest {
    private static final int SECOND = Samples.HERTZ / Samples.FRAME; // frames, 31.25 rounded down

    private final List<Window> out = new ArrayList<>();
    private final Windows windows = new Windows(out::add);
    private int frames;

    private void add(int count, float probability) {
        for (int i = 0; i < count; i++) {
            var samples = new float[Samples.FRAME];
            samples[0] = frames++; // so that a frame can be told from the others
            windows.add(samples, probability);
        }
    }

    private void say(int seconds) {
        add(seconds * SECOND, 0.9f);
    }

    private void pause(int seconds) {
        add(seconds * SECOND, 0.05f);
    }

    @Test
    void gives_nothing_for_silence() {
        pause(300);
        windows.end();

        assertThat(out).isEmpty();
    }

    @Test
    void packs_talk_with_pauses_into_few_windows_without_the_pauses() {
        for (int i = 0; i < 20; i++) {
            say(4);
            pause(2);
        }
        windows.end();

        assertThat(out).hasSizeBetween(3, 4);
        assertThat(out).allSatisfy(window -> assertThat(window.size()).isLessThanOrEqualTo(28 * Samples.HERTZ));
        assertThat(out.stream().mapToInt(Window::size).sum()).isBetween(80 * 15_800, 92 * Samples.HERTZ);
    }

    @Test
    void keeps_a_little_on_both_sides_of_speech() {
        pause(10);
        say(3);
        pause(10);
        windows.end();

        var piece = out.getFirst().pieces().getFirst();
        assertThat(piece.from()).isBetween((10L * SECOND - 7) * Samples.FRAME, (10L * SECOND - 4) * Samples.FRAME);
        assertThat(piece.frames().size()).isBetween(3 * SECOND + 9, 3 * SECOND + 14);
    }

    @Test
    void cuts_talk_that_never_pauses_where_it_is_quietest() {
        say(100);
        windows.end();

        assertThat(out).hasSizeGreaterThan(3);
        assertThat(out.stream().mapToInt(Window::size).sum()).isEqualTo(frames * Samples.FRAME);
        assertThat(out).allSatisfy(window -> assertThat(window.size()).isBetween(1, 28 * Samples.HERTZ));
    }

    @Test
    void drops_a_click() {
        pause(5);
        add(3, 0.9f);
        pause(60);
        windows.end();

        assertThat(out).isEmpty();
    }

    @Test
    void gives_a_window_when_it_is_complete_and_not_at_the_end_only() {
        say(20);
        pause(5);

        assertThat(out).hasSize(1);
        assertThat(windows.settled()).isGreaterThanOrEqualTo(out.getFirst().end());
    }

    @Test
    void finds_its_way_back_to_the_recording_across_a_seam() {
        pause(10);
        say(4);
        pause(10);
        say(4);
        windows.end();

        var window = out.getFirst();
        var second = window.pieces().get(1);
        int seam = window.pieces().getFirst().samples();
        assertThat(window.startAt(seam)).isEqualTo(second.from());
        assertThat(window.endAt(seam)).isEqualTo(window.pieces().getFirst().from() + seam);
        assertThat(window.startAt(seam + 1000)).isEqualTo(second.from() + 1000);
        assertThat(window.endAt(Long.MAX_VALUE)).isEqualTo(window.end());
    }

    @Test
    void cuts_the_same_windows_where_a_hearing_is_taken_up_behind_one_of_them() {
        for (int i = 0; i < 8; i++) {
            say(5 + 13 * i); // the longer ones never pause for a whole window
            pause(1 + i % 4);
        }
        windows.end();

        assertThat(out).hasSizeGreaterThan(12);
        for (int i = 0; i < out.size(); i++) {
            var rest = new ArrayList<Window>();
            var cutter = new Windows(rest::add);
            goOn(cutter, out.get(i).end());
            assertThat(places(rest)).isEqualTo(places(out.subList(i + 1, out.size())));
        }
    }

    /// The same talk once more, of which all before a sample was heard.
    private static void goOn(Windows cutter, long from) {
        long sample = 0;
        for (int i = 0; i < 8; i++) {
            int talk = (5 + 13 * i) * SECOND;
            int all = talk + (1 + i % 4) * SECOND;
            for (int n = 0; n < all; n++) {
                sample += Samples.FRAME;
                if (sample <= from) cutter.skip();
                else cutter.add(new float[Samples.FRAME], n < talk ? 0.9f : 0.05f);
            }
        }
        cutter.end();
    }

    private static List<String> places(List<Window> windows) {
        return windows.stream()
                .map(window -> window.startAt(0) + " to " + window.end())
                .toList();
    }

    /// Whatever the detector says, pieces are in order, never overlap, hold the frames that they say, and all
    /// that is surely speech is in one of them, unless it is too little.
    @Property(tries = 200)
    void loses_no_speech_and_doubles_none(
            @ForAll @Size(max = 60) List<@IntRange(min = 1, max = 400) Integer> lengths,
            @ForAll @Size(value = 60) List<@FloatRange(min = 0, max = 1) Float> probabilities) {
        var told = new ArrayList<Window>();
        var cutter = new Windows(told::add);
        int number = 0;
        var surely = new ArrayList<Integer>();
        for (int i = 0; i < lengths.size(); i++) {
            for (int n = 0; n < lengths.get(i); n++) {
                var samples = new float[Samples.FRAME];
                samples[0] = number;
                if (probabilities.get(i) >= 0.5f && lengths.get(i) > 10) surely.add(number);
                cutter.add(samples, probabilities.get(i));
                number++;
            }
        }
        cutter.end();

        var seen = new ArrayList<Integer>();
        for (var window : told) {
            assertThat(window.size()).isLessThanOrEqualTo(28 * Samples.HERTZ);
            for (var piece : window.pieces()) {
                assertThat(((long) piece.frames().getFirst()[0]) * Samples.FRAME)
                        .isEqualTo(piece.from());
                piece.frames().forEach(frame -> seen.add((int) frame[0]));
            }
        }
        assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(surely);
    }
}
