package io.podbrief.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final Source SOURCE = new Source.Published("vtt", URI.create("https://example.org/4.vtt"));

    private static Transcript transcript(SpokenCue... cues) {
        return Transcript.of(SOURCE, "en", List.of(cues));
    }

    private static SpokenCue cue(@Nullable Integer from, @Nullable Integer to, @Nullable String speaker, String text) {
        return new SpokenCue(seconds(from), seconds(to), speaker, text);
    }

    private static @Nullable Duration seconds(@Nullable Integer seconds) {
        return seconds == null ? null : Duration.ofSeconds(seconds);
    }

    @Test
    void one_speaker_is_one_line_and_another_is_another() {
        var transcript = transcript(
                cue(0, 1, "Ada", "It  froze"),
                cue(1, 2, " Ada ", "in May."),
                cue(2, 3, "Ben", "Twice."),
                cue(3, 4, null, "Somebody"),
                cue(4, 5, null, "laughs."),
                cue(5, 6, "Ben", "Yes."));
        assertThat(transcript.text()).isEqualTo("It froze in May.\nTwice.\nSomebody laughs.\nYes.");
        assertThat(transcript.cues()).extracting(Cue::start).containsExactly(0, 9, 17, 24, 33, 41);
        assertThat(transcript.cues().get(1))
                .isEqualTo(new Cue(9, 16, Duration.ofSeconds(1), Duration.ofSeconds(2), "Ada"));
    }

    @Test
    void a_change_of_speakers_without_names_is_a_new_line_too() {
        assertThat(transcript(cue(0, 1, null, "Did it?"), new SpokenCue(null, null, null, "It did.", true))
                        .text())
                .isEqualTo("Did it?\nIt did.");
    }

    @Test
    void cues_without_visible_characters_are_left_out() {
        var transcript = transcript(cue(0, 1, "Ada", "\u200B"), cue(1, 2, "\u200B", "It froze."));
        assertThat(transcript.text()).isEqualTo("It froze.");
        assertThat(transcript.speakerAt(0)).isNull();
        assertThat(transcript(cue(0, 1, "Ada", "\u200B")).cues()).isEmpty();
    }

    @Test
    void the_hash_is_of_the_words_alone() {
        var hash = transcript(cue(0, 1, null, "abc")).hash();
        assertThat(hash).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(transcript(cue(5, null, "Ada", " abc ")).hash()).isEqualTo(hash);
    }

    @Test
    void an_offset_belongs_to_the_cue_it_is_in_and_the_gap_to_the_one_before() {
        var transcript = transcript(cue(0, 1, "Ada", "abc"), cue(1, 2, "Ben", "de"));
        assertThat(transcript.cueIndexAt(0)).isZero();
        assertThat(transcript.cueIndexAt(3)).isZero();
        assertThat(transcript.cueIndexAt(4)).isEqualTo(1);
        assertThat(transcript.cueIndexAt(6)).isEqualTo(1);
        assertThat(transcript.speakerAt(5)).isEqualTo("Ben");
        assertThatThrownBy(() -> transcript.cueIndexAt(7)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> transcript.cueIndexAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> transcript().cueIndexAt(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void time_passes_with_the_characters_of_a_cue() {
        var transcript = transcript(cue(10, 20, "Ada", "0123456789"), cue(30, 40, "Ben", "0123456789"));
        assertThat(transcript.timeAt(0)).isEqualTo(Duration.ofSeconds(10));
        assertThat(transcript.timeAt(5)).isEqualTo(Duration.ofSeconds(15));
        assertThat(transcript.timeAt(10)).isEqualTo(Duration.ofSeconds(20));
        assertThat(transcript.timeAt(11)).isEqualTo(Duration.ofSeconds(30));
        assertThat(transcript.timeAt(21)).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void time_passes_between_starts_where_ends_are_unknown() {
        var transcript = transcript(
                cue(0, null, null, "0123456789"),
                cue(null, null, null, "012345678"),
                cue(20, null, null, "0123456789"));
        assertThat(transcript.timeAt(5)).isEqualTo(Duration.ofMillis(4761));
        assertThat(transcript.timeAt(11)).isEqualTo(Duration.ofMillis(10_476));
        assertThat(transcript.timeAt(21)).isEqualTo(Duration.ofSeconds(20));
        assertThat(transcript.timeAt(25))
                .as("in the last cue, of unknown length")
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void no_time_is_given_before_the_first_known_one_nor_after_the_last() {
        var transcript =
                transcript(cue(null, null, null, "abc"), cue(5, null, null, "def"), cue(null, null, null, "ghi"));
        assertThat(transcript.timeAt(0)).isNull();
        assertThat(transcript.timeAt(4)).isEqualTo(Duration.ofSeconds(5));
        assertThat(transcript.timeAt(8)).isNull();
    }

    @Test
    void times_past_the_end_of_the_recording_go_and_words_stay() {
        var transcript = transcript(cue(0, 10, null, "abc"), cue(10, 20, null, "def"), cue(20, 30, null, "ghi"))
                .within(Duration.ofSeconds(19));
        assertThat(transcript.text()).isEqualTo("abc def ghi");
        assertThat(transcript.cues()).extracting(Cue::from).containsExactly(seconds(0), seconds(10), null);
        assertThat(transcript.cues()).extracting(Cue::to).containsExactly(seconds(10), null, null);
    }

    @Test
    void public_offsets_are_code_points() {
        var transcript = transcript(cue(0, 1, null, "a\uD83D\uDC69b"), cue(1, 2, null, "c"));
        assertThat(transcript.codePointAt(3)).isEqualTo(2);
        assertThat(transcript.charAt(2)).isEqualTo(3);
        assertThat(transcript.codePointAt(transcript.text().length())).isEqualTo(5);
        assertThatThrownBy(() -> transcript.charAt(6)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void cues_that_do_not_cover_the_text_or_whose_times_fall_are_refused() {
        var first = new Cue(0, 3, Duration.ofSeconds(5), null, null);
        assertThatThrownBy(() -> new Transcript(SOURCE, null, "abcd", List.of(first)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new Transcript(SOURCE, null, "abc  d", List.of(first, new Cue(5, 6, null, null, null))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Transcript(
                        SOURCE, null, "abc d", List.of(first, new Cue(4, 5, Duration.ofSeconds(4), null, null))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("times fall");
    }

    @Property(tries = 300)
    void any_cues_make_a_transcript_that_survives_storage(@ForAll("spoken") List<SpokenCue> spoken) {
        var transcript = Transcript.of(SOURCE, null, spoken);
        var stored = CueJson.read(CueJson.write(transcript.cues()));
        assertThat(stored).isEqualTo(transcript.cues());
        assertThat(new Transcript(SOURCE, null, transcript.text(), stored).hash())
                .isEqualTo(transcript.hash());
        var last = Duration.ZERO;
        for (int offset = 0; !stored.isEmpty() && offset <= transcript.text().length(); offset++) {
            var time = transcript.timeAt(offset);
            if (time == null) continue;
            assertThat(time).isGreaterThanOrEqualTo(last);
            last = time;
        }
    }

    @Provide
    Arbitrary<List<SpokenCue>> spoken() {
        var times = Arbitraries.longs()
                .between(-1000, 100_000)
                .map(Duration::ofMillis)
                .injectNull(0.2);
        var speakers = Arbitraries.of("Ada", "Ben \"B\" Okafor", "\u5F20\u4E09", "\u200B")
                .injectNull(0.2);
        var texts = Arbitraries.strings().ofMinLength(1).ofMaxLength(12).filter(text -> !text.isBlank());
        return Combinators.combine(times, times, speakers, texts, Arbitraries.of(true, false))
                .as(SpokenCue::new)
                .list()
                .ofMaxSize(12);
    }
}
