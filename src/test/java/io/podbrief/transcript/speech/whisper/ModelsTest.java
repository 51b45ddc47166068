package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelsTest {
    @TempDir
    Path folder;

    private void there(String... names) {
        for (var name : names) Sound.write(folder.resolve(name), new byte[10]);
    }

    private String best(@Nullable String language) {
        return new Models(folder).best(language).name();
    }

    private void fails(@Nullable String language, String code) {
        assertThatThrownBy(() -> best(language))
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }

    @Test
    void takes_the_largest_and_for_english_the_one_made_for_it() {
        there("ggml-tiny.en.bin", "ggml-base.bin", "ggml-base.en.bin", "notes.txt", "qwen.gguf");

        assertThat(best("en")).isEqualTo("base.en");
        assertThat(best("de")).isEqualTo("base");
        assertThat(best(null)).isEqualTo("base");
    }

    @Test
    void knows_large_and_quantized_models() {
        there("ggml-small.bin", "ggml-large-v3-turbo-q5_0.bin");

        assertThat(best("fr")).isEqualTo("large-v3-turbo-q5_0");
    }

    @Test
    void takes_english_for_granted_where_only_that_is_known_and_no_language_is_given() {
        there("ggml-tiny.en.bin");

        assertThat(best(null)).isEqualTo("tiny.en");
        fails("de", "speech.language");
    }

    @Test
    void says_that_there_is_none() {
        fails("en", "speech.no_model");
        assertThatThrownBy(() -> new Models(folder.resolve("missing")).best("en"))
                .hasMessageContaining("missing");
        assertThat(new Models(folder).detector()).isNull();
    }
}
