package io.podbrief.platform.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Failure;
import io.podbrief.platform.models.ModelFolder.Presence;
import io.podbrief.platform.models.ModelFolder.Verdict;
import io.podbrief.testing.ModelHost;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelFolderTest {
    private static final byte[] BYTES = ModelHost.bytes(3_000_000, 1);
    private static final Model MODEL = ModelHost.model("one", BYTES);

    @TempDir
    private Path folder;

    private ModelFolder models() {
        return new ModelFolder(new ModelSettings(folder, null), new DataSettings(null));
    }

    @Test
    void is_in_the_data_folder_where_nothing_else_is_said() {
        var models = new ModelFolder(new ModelSettings(null, null), new DataSettings(folder));

        assertThat(models.path()).isEqualTo(folder.resolve("models"));
        assertThat(models.presence(MODEL)).isEqualTo(new Presence.Absent());
        assertThat(models.verify(MODEL, _ -> {})).isEqualTo(Verdict.ABSENT);
        assertThat(models.remove(MODEL)).isFalse();
        assertThat(models.path()).doesNotExist();
    }

    @Test
    void uses_a_file_that_somebody_put_there() throws IOException {
        Files.write(folder.resolve("one.bin"), BYTES);
        var read = new ArrayList<Long>();

        assertThat(models().find(MODEL)).contains(folder.resolve("one.bin"));
        assertThat(models().verify(MODEL, read::add)).isEqualTo(Verdict.GENUINE);
        assertThat(read).isSorted().endsWith(3_000_000L).hasSizeGreaterThan(1);
    }

    @Test
    void does_not_use_a_file_of_another_size() throws IOException {
        Files.write(folder.resolve("one.bin"), new byte[10]);

        assertThat(models().find(MODEL)).isEmpty();
        assertThat(models().presence(MODEL)).isEqualTo(new Presence.WrongSize(10));
        assertThat(models().verify(MODEL, _ -> {})).isEqualTo(Verdict.WRONG_SIZE);
    }

    @Test
    void finds_one_wrong_bit() throws IOException {
        var spoilt = BYTES.clone();
        spoilt[2_999_999] ^= 1;
        Files.write(folder.resolve("one.bin"), spoilt);

        assertThat(models().verify(MODEL, _ -> {})).isEqualTo(Verdict.WRONG_SUM);
    }

    @Test
    void removes_the_file_and_what_a_transfer_left() throws IOException {
        Files.write(folder.resolve("one.bin"), BYTES);
        Files.write(folder.resolve("one.bin.part"), new byte[10]);
        Files.writeString(folder.resolve("one.bin.part.version"), "\"v1\"");
        Files.write(folder.resolve("two.bin"), new byte[10]);

        assertThat(models().remove(MODEL)).isTrue();

        try (var left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("two.bin", ".lock");
        }
    }

    @Test
    void tells_a_transfer_that_has_begun() throws IOException {
        Files.write(folder.resolve("one.bin.part"), new byte[10]);

        assertThat(models().presence(MODEL)).isEqualTo(new Presence.Begun(10));
        assertThat(models().find(MODEL)).isEmpty();
    }

    @Test
    void removes_nothing_while_a_model_is_fetched() throws IOException {
        Files.write(folder.resolve("one.bin"), BYTES);
        try (var _ = FolderTurn.take(folder)) {
            var failure = catchThrowableOfType(Failure.Retryable.class, () -> models().remove(MODEL));

            assertThat(failure.code()).isEqualTo("model.busy");
        }
        assertThat(models().find(MODEL)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://example.org/models", "/srv/models", "https:models"})
    void takes_only_a_web_address_as_mirror(String mirror) {
        var failure = catchThrowableOfType(Failure.Permanent.class, () -> new ModelSettings(null, URI.create(mirror)));

        assertThat(failure.code()).isEqualTo("config.invalid");
        assertThat(failure.sentence()).contains("podbrief.models.mirror", mirror, "give");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/models", "https://example.org/models/"})
    void finds_a_file_on_the_mirror_by_its_name(String mirror) {
        assertThat(new ModelSettings(null, URI.create(mirror)).address(MODEL))
                .hasToString("https://example.org/models/one.bin");
        assertThat(new ModelSettings(null, null).address(MODEL)).isEqualTo(MODEL.address());
    }
}
