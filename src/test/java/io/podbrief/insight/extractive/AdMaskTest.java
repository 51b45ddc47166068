package io.podbrief.insight.extractive;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdMaskTest {
    private static final String CONTENT =
            "Storage owners are paid for standing ready, and the price of that fell again in the spring.";

    private static Talk talk(List<String> turns) {
        var cues = new ArrayList<SpokenCue>();
        for (var turn : turns) cues.add(new SpokenCue(null, null, cues.size() % 2 == 0 ? "Ann" : "Ben", turn));
        return Talk.of(Transcript.of(new Source.Published("text", null), "en", cues));
    }

    private static List<String> masked(Talk talk, AdMask.Reason reason) {
        return AdMask.of(talk).entrySet().stream()
                .filter(entry -> entry.getValue() == reason)
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(entry -> talk.sentences().get(entry.getKey()).text())
                .toList();
    }

    /// Enough talk around a turn that it lies in the middle; no two sentences of it are alike.
    private static List<String> inTheMiddle(String turn) {
        var turns = new ArrayList<String>();
        var random = new java.util.Random(1);
        for (int i = 0; i < 60; i++) {
            var sentence = new StringBuilder("Talk");
            for (int word = 0; word < 18; word++)
                sentence.append(' ')
                        .append(Integer.toString(random.nextInt(100_000, 9_999_999), 36)
                                .replaceAll("[0-9]", "e"));
            turns.add(sentence.append('.').toString());
        }
        turns.add(30, turn);
        return turns;
    }

    @Test
    void masks_a_sponsor_read() {
        var ad =
                "This show is brought to you by Tallow. Go to tallow.com slash grid and use code GRID for ten percent off your first order.";
        assertThat(masked(talk(inTheMiddle(ad)), AdMask.Reason.AD)).hasSize(2);
    }

    @Test
    void masks_from_the_announcement_to_the_address() {
        var ad =
                "It's now time for sponsored news! Tuning pumps won't fix your heating. A firm wrote a post about six signs of it."
                        + " Your pipes mattered more than the settings. Read the full story at tallow.com in the newsletter.";
        assertThat(masked(talk(inTheMiddle(ad)), AdMask.Reason.AD)).hasSize(5);
    }

    @Test
    void leaves_honest_talk_that_uses_one_such_word() {
        var talk =
                "Booking.com raised its prices by ten percent. The discount rate matters more to subscribers than any of that.";
        assertThat(masked(talk(inTheMiddle(talk)), AdMask.Reason.AD)).isEmpty();
    }

    @Test
    void masks_the_welcome_and_the_farewell() {
        var turns = inTheMiddle(CONTENT);
        turns.addFirst("Welcome to Night Tariff, the show about power.");
        turns.addLast("Thank you all for listening. Subscribe wherever you get your podcasts.");
        assertThat(masked(talk(turns), AdMask.Reason.INTRO))
                .containsExactly("Welcome to Night Tariff, the show about power.");
        assertThat(masked(talk(turns), AdMask.Reason.OUTRO)).hasSize(2);
    }

    @Test
    void masks_of_a_short_talk_in_one_turn_only_the_welcome() {
        var welcome = "Welcome to Night Tariff, the show about power.";
        assertThat(masked(talk(List.of(welcome + " " + CONTENT)), AdMask.Reason.INTRO))
                .containsExactly(welcome);
    }

    @Test
    void masks_the_cold_open_and_keeps_what_it_was_cut_from() {
        var clip = "Transformers are ordered two years before anybody knows which street will need them.";
        var turns = inTheMiddle("Let me put it this way. " + clip + " And nobody pays for that.");
        turns.addFirst(clip);
        var talk = talk(turns);
        assertThat(AdMask.of(talk).get(0)).isEqualTo(AdMask.Reason.COLD_OPEN);
        assertThat(masked(talk, AdMask.Reason.COLD_OPEN)).hasSize(1);
    }

    @Test
    void has_nothing_to_say_about_nothing() {
        assertThat(AdMask.of(talk(List.of()))).isEmpty();
    }
}
