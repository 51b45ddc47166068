package io.podbrief.relation;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.relation.Voices.Utterance;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A made-up tour and syndication of one claim, whose true counts are known.
final class VoicesTest {
    private static final String ADA =
            "We measured the pumps for a year and they use a third less power than promised, which nobody"
                    + " in the trade had expected when the subsidy was written.";
    private static final String ADA_AGAIN =
            "A third less than we were promised, that is what our pumps drew over twelve months.";
    private static final String BO =
            "Those pumps draw 33 percent under the maker's figure, if you believe the new study.";
    private static final String CY = "Turns out the heat pumps need only two thirds of what was on the label.";

    private static Utterance said(long show, @Nullable String speaker, String words) {
        return new Utterance(show, speaker, words);
    }

    private static Voices voices(Utterance... utterances) {
        return Voices.of(List.of(utterances));
    }

    @Test
    void counts_a_guest_who_tours_six_shows_once() {
        var tour = new ArrayList<Utterance>();
        for (int show = 1; show <= 6; show++)
            tour.add(
                    said(show, "Ada Lindqvist", "On show number " + show + " I said it thus: " + "pump ".repeat(show)));
        assertThat(Voices.of(tour)).isEqualTo(new Voices(1, 6));
        assertThat(Voices.of(tour).line()).isEqualTo("1 voice (6 shows)");
    }

    @Test
    void takes_a_name_with_and_without_title_accent_and_middle_initial_for_one() {
        assertThat(voices(
                        said(1, "Ada M. Lindqvist", ADA),
                        said(2, "Dr. Ada Lindqvist", ADA_AGAIN),
                        said(3, "ada lindqvíst", BO)))
                .isEqualTo(new Voices(1, 3));
        assertThat(voices(said(1, "Ada Lindqvist", ADA), said(2, "Ada Lindgren", ADA_AGAIN)))
                .isEqualTo(new Voices(2, 2));
    }

    @Test
    void counts_reposts_feed_drops_and_clips_with_what_they_repeat() {
        var clip = ADA.substring(ADA.indexOf("they use"));
        assertThat(voices(said(1, "Ada Lindqvist", ADA), said(2, null, ADA), said(3, "The Daily Pump", clip)))
                .isEqualTo(new Voices(1, 3));
    }

    @Test
    void counts_two_hosts_of_one_show_once() {
        assertThat(voices(said(1, "Bo Farraday", BO), said(1, "Cy Okoro", CY))).isEqualTo(new Voices(1, 1));
        assertThat(voices(said(1, "Bo Farraday", BO), said(1, "Cy Okoro", CY)).line())
                .isEmpty();
    }

    @Test
    void counts_a_host_beside_a_guest_who_is_heard_elsewhere_too() {
        assertThat(voices(
                        said(1, "Ada Lindqvist", ADA), said(2, "Ada Lindqvist", ADA_AGAIN), said(1, "Bo Farraday", BO)))
                .isEqualTo(new Voices(2, 2));
    }

    @Test
    void gives_unknown_speakers_one_voice_for_each_show() {
        assertThat(voices(said(1, null, BO), said(1, "Speaker 1", CY), said(2, "Host", ADA)))
                .isEqualTo(new Voices(2, 2));
    }

    @Test
    void words_three_voices_on_five_shows() {
        var voices = voices(
                said(1, "Ada Lindqvist", ADA),
                said(2, "Ada Lindqvist", ADA_AGAIN),
                said(3, "Bo Farraday", BO),
                said(4, null, BO),
                said(5, "Cy Okoro", CY));
        assertThat(voices.line()).isEqualTo("3 independent voices (5 shows)");
        assertThat(new Voices(2, 2).line()).isEqualTo("2 independent voices");
    }
}
