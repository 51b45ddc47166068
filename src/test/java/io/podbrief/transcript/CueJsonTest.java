package io.podbrief.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CueJsonTest {
    private static final List<Cue> CUES = List.of(
            new Cue(0, 12, Duration.ZERO, Duration.ofMillis(1500), "Ada"),
            new Cue(13, 20, null, null, "Ben"),
            new Cue(21, 51, null, null, null),
            new Cue(52, 53, Duration.ofMillis(2000), null, "Ada"));

    @Test
    void is_as_short_as_its_description_says() {
        assertThat(CueJson.write(CUES))
                .isEqualTo(
                        "{\"speakers\":[\"Ada\",\"Ben\"],\"cues\":[[12,0,1500,0],[7,null,null,1],[30],[1,2000,null,0]]}");
    }

    @Test
    void comes_back_as_it_was_in_whatever_order_the_database_keeps_it() {
        assertThat(CueJson.read(CueJson.write(CUES))).isEqualTo(CUES);
        assertThat(CueJson.read("{\"cues\": [[12, 0, 1500, 0]], \"speakers\": [\"Ada\"]}"))
                .isEqualTo(CUES.subList(0, 1));
        assertThat(CueJson.read(CueJson.write(List.of()))).isEmpty();
    }

    @Test
    void anything_else_is_refused() {
        for (var wrong :
                List.of("", "[]", "{\"cues\":[[null]]}", "{\"cues\":[[1,0,1,7]],\"speakers\":[]}", "{\"cues\":[[1")) {
            assertThatThrownBy(() -> CueJson.read(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
