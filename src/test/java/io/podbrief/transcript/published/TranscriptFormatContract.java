package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every format promises; each one's test extends this.
abstract class TranscriptFormatContract {
    /// Far more than any hostile file needs, far less than one that is not linear.
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final int MANY = 50_000;
    private static final int LONG = 10_000_000;

    protected abstract TranscriptFormat format();

    /// The talk of our own in this format.
    protected abstract String talk();

    /// One cue in this format, to be repeated.
    protected abstract String cue(int index, String words);

    /// What stands around cues in this format.
    protected String file(String cues) {
        return cues;
    }

    protected abstract boolean hasEnds();

    protected boolean hasSpeakers() {
        return true;
    }

    @Test
    void recognizes_the_talk_and_gives_its_words_times_and_speakers() {
        assertThat(format().recognizes(talk())).isTrue();
        var cues = format().read(talk());
        assertThat(cues).extracting(SpokenCue::text).isEqualTo(said(SpokenCue::text));
        assertThat(cues).extracting(SpokenCue::from).isEqualTo(said(SpokenCue::from));
        if (hasEnds()) assertThat(cues).extracting(SpokenCue::to).isEqualTo(said(SpokenCue::to));
        if (hasSpeakers()) assertThat(cues).extracting(SpokenCue::speaker).isEqualTo(said(SpokenCue::speaker));
        else assertThat(cues).extracting(SpokenCue::speaker).containsOnlyNulls();
    }

    @Test
    void line_ends_make_no_difference() {
        var cues = format().read(talk());
        assertThat(format().read(talk().replace("\n", "\r\n"))).isEqualTo(cues);
        assertThat(format().read(talk().replace('\n', '\r'))).isEqualTo(cues);
    }

    @Test
    void gives_up_for_good_on_what_holds_no_words() {
        for (var nothing : List.of("", " \n\n", "\u0000\u0001", "…", file(""), file(cue(0, "♪")))) {
            assertThatThrownBy(() -> format().read(nothing))
                    .isInstanceOfSatisfying(
                            Failure.Permanent.class,
                            failure -> assertThat(failure.code()).isEqualTo("transcript.invalid"));
        }
    }

    @Test
    void fifty_thousand_cues_are_read_soon() {
        var text = new StringBuilder();
        for (int i = 0; i < MANY; i++) text.append(cue(i, "word" + i));
        var cues = assertTimeoutPreemptively(SOON, () -> format().read(file(text.toString())));
        var words = cues.stream().map(SpokenCue::text).collect(Collectors.joining(" "));
        assertThat(words.split(" ")).hasSize(MANY).endsWith("word" + (MANY - 1));
    }

    @Test
    void one_line_of_ten_megabytes_is_read_soon() {
        var cues = assertTimeoutPreemptively(SOON, () -> format().read(file(cue(0, "word ".repeat(LONG / 5) + "end"))));
        assertThat(cues.getLast().text()).endsWith("end");
    }

    @Test
    void endless_brackets_end_soon() {
        for (var piece : List.of(
                "<", "<b>", "<v A>", "</p>", "[", "[a](", "{\"a\":", "[[", "**", "&", "&#", "-->", ">>", "> ", "http ",
                "- ", "[a] ", "A: ", "1:02 ", "\\[")) {
            var text = file(cue(0, piece.repeat(100_000 / piece.length())));
            assertTimeoutPreemptively(SOON, () -> outcome(text), piece);
        }
    }

    @Property(tries = 200)
    void any_bytes_give_cues_or_one_permanent_failure(@ForAll byte[] bytes) {
        outcome(Decoding.text(bytes, null));
    }

    @Property(tries = 200)
    void any_text_in_a_cue_gives_cues_or_one_permanent_failure(@ForAll String text) {
        outcome(file(cue(0, text) + cue(1, text)));
    }

    @Property(tries = 200)
    void a_damaged_talk_gives_cues_or_one_permanent_failure(@ForAll long seed) {
        outcome(damaged(talk(), new Random(seed)));
    }

    /// Reads a text and holds the result to the contract.
    private @Nullable Transcript outcome(String text) {
        try {
            var cues = format().read(text);
            assertThat(cues)
                    .isNotEmpty()
                    .allSatisfy(cue -> assertThat(Words.any(cue.text())).isTrue());
            return Transcript.of(
                    new Source.Published(format().name(), null), null, cues); // refuses falling offsets and times
        } catch (Failure.Permanent refusal) {
            assertThat(refusal.code()).isEqualTo("transcript.invalid");
            assertThat(refusal.sentence())
                    .startsWith("The published transcript ")
                    .endsWith(".");
            return null;
        }
    }

    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        for (int i = random.nextInt(8) + 1; i > 0; i--) {
            int at = random.nextInt(damaged.length());
            int end = Math.min(damaged.length(), at + random.nextInt(40));
            switch (random.nextInt(4)) {
                case 0 -> damaged.delete(at, end);
                case 1 -> damaged.insert(at, damaged.substring(at, end));
                case 2 -> damaged.setCharAt(at, (char) random.nextInt(0x2100));
                default -> damaged.insert(at, "<>[]{}:-*&\"\n0".charAt(random.nextInt(13)));
            }
        }
        return damaged.toString();
    }

    private static <T extends @Nullable Object> List<T> said(Function<SpokenCue, T> part) {
        return Talk.CUES.stream().map(part).toList();
    }
}
