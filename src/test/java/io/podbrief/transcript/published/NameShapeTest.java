package io.podbrief.transcript.published;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameShapeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada",
                "Ada Byron",
                "ADA",
                "Aaron van Wirdum",
                "Dr. Grace Hopper",
                "J. R. Smith",
                "Martin Luther King Jr.",
                "T-Bast",
                "O’Neill",
                "Speaker 1",
                "Speaker A",
                "SPEAKER_01",
                "NVK",
                "@adalovelace",
                "iJustine",
                "Q",
                "José Valim",
                "René",
                "Ada & Ben",
                "Bill and Ted",
                "Ada Byron (AB)",
                "Emcee",
                "New Speaker",
                "主持人",
                "April",
                "May Britt"
            })
    void looks_like_a_name(String name) {
        assertThat(NameShape.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Note",
                "note",
                "Remember this",
                "Here's the thing",
                "So the question is",
                "Question",
                "Update",
                "Step 1",
                "Part Two",
                "Why It Matters",
                "In January",
                "Number 5",
                "Monday",
                "The",
                "It",
                "Break",
                "Theme Music",
                "Fun fact",
                "https",
                "We meet at",
                "Well, Ada",
                "Did it?",
                "He said. Ada",
                "Ada Byron of the very long and winding list of names",
                "今天我们来说一说冰",
                "title"
            })
    void does_not_look_like_a_name(String words) {
        assertThat(NameShape.isName(words)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Break", "break", "Ad Break", "Outro", "Intro Music"})
    void is_a_sound_and_not_somebody(String label) {
        assertThat(NameShape.isSound(label)).isTrue();
    }
}
