package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TtmlTest extends TranscriptFormatContract {
    @Override
    protected TranscriptFormat format() {
        return new Ttml();
    }

    @Override
    protected String talk() {
        return Talk.in("ttml");
    }

    @Override
    protected String cue(int index, String words) {
        return "<p begin=\"%ds\" end=\"%d.5s\">%s</p>".formatted(index, index, words);
    }

    @Override
    protected String file(String cues) {
        return "<tt xmlns=\"http://www.w3.org/ns/ttml\"><body><div>" + cues + "</div></body></tt>";
    }

    @Override
    protected boolean hasEnds() {
        return true;
    }

    @Test
    void frames_ticks_and_durations_are_times() {
        assertThat(new Ttml().read("""
                <tt:tt xmlns:tt="http://www.w3.org/ns/ttml" ttp:frameRate="25" ttp:tickRate="1000"><tt:body><tt:div>
                <tt:p begin="50f" dur="1s">one</tt:p><tt:p begin="00:00:04:05" end="5000t">two</tt:p><tt:p begin="1m" end="never">three</tt:p>
                </tt:div></tt:body></tt:tt>
                """))
                .containsExactly(
                        cue(2000, 3000, null, "one"),
                        cue(4200, 5000, null, "two"),
                        new SpokenCue(Duration.ofMinutes(1), null, null, "three"));
    }

    @Test
    void a_time_before_the_enclosing_one_counts_from_there() {
        assertThat(new Ttml().read("""
                <tt><body begin="10s"><div><p begin="2s" end="3s" ttm:agent="nobody">one</p><p begin="12.5s" end="14s">two</p></div></body></tt>
                """))
                .containsExactly(cue(12_000, 13_000, "nobody", "one"), cue(12_500, 14_000, null, "two"));
    }

    @Test
    void a_cue_of_timed_words_is_one_cue() {
        assertThat(new Ttml().read("""
                <tt><body><div><p><span begin="1s" end="1.4s">It</span> <span begin="1.5s" end="2s">froze.</span><metadata><ttm:desc>ice</ttm:desc></metadata></p></div></body></tt>
                """)).containsExactly(cue(1000, 2000, null, "It froze."));
    }

    @Test
    void entities_are_neither_fetched_nor_expanded() {
        assertThat(new Ttml().read("""
                <?xml version="1.0"?><!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
                <tt><body><div><p>safe &b; &c; &amp; sound</p></div></body></tt>
                """)).extracting(SpokenCue::text).containsExactly("safe &b; &c; & sound");
    }

    private static SpokenCue cue(int from, int to, @Nullable String speaker, String text) {
        return new SpokenCue(Duration.ofMillis(from), Duration.ofMillis(to), speaker, text);
    }
}
