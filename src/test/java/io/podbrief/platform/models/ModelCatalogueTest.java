package io.podbrief.platform.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podbrief.platform.Failure;
import io.podbrief.testing.ModelHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ModelCatalogueTest {
    private static final String HEADER = "name\tfile\tbytes\tsha256\tlicence\tfor\tneeds_memory_mib\taddress\n";
    private static final String ROW =
            "tiny\ttiny.bin\t75\t" + "a".repeat(64) + "\tMIT\tspeech\t400\thttps://example.org/tiny.bin\n";

    @Test
    void ships_models_that_are_known_to_the_byte_and_come_by_https() {
        var models = new ModelCatalogue().all();

        assertThat(models).extracting(Model::name).contains("whisper-tiny.en", "whisper-base", "silero-vad");
        assertThat(models).allSatisfy(model -> {
            assertThat(model.sha256()).matches("[0-9a-f]{64}");
            assertThat(model.size().toBytes()).isGreaterThan(1_000_000);
            assertThat(model.memory().toMegabytes()).isBetween(10L, 100_000L);
            assertThat(model.address()).hasScheme("https").hasNoUserInfo();
            assertThat(model.address().getPath()).endsWith("/" + model.file());
            assertThat(model.licence()).isIn("MIT", "Apache-2.0");
            assertThat(model.purpose()).isNotBlank();
        });
        assertThat(models).extracting(Model::name).doesNotHaveDuplicates();
        assertThat(models).extracting(Model::file).doesNotHaveDuplicates();
        assertThat(models).extracting(Model::sha256).doesNotHaveDuplicates();
    }

    @Test
    void names_all_it_has_when_asked_for_one_that_it_has_not() {
        var catalogue =
                new ModelCatalogue(List.of(ModelHost.model("one", new byte[1]), ModelHost.model("two", new byte[2])));

        var failure = catchThrowableOfType(Failure.Permanent.class, () -> catalogue.named("three"));

        assertThat(catalogue.named("two").file()).isEqualTo("two.bin");
        assertThat(failure.code()).isEqualTo("model.unknown");
        assertThat(failure.sentence()).contains("\"three\"", "one, two");
    }

    @Test
    void reads_a_row_of_the_table() {
        var model = ModelCatalogue.parse(HEADER + ROW).getFirst();

        assertThat(model.name()).isEqualTo("tiny");
        assertThat(model.size().toBytes()).isEqualTo(75);
        assertThat(model.memory().toMegabytes()).isEqualTo(400);
        assertThat(model.address()).hasToString("https://example.org/tiny.bin");
    }

    @ParameterizedTest
    @CsvSource({
        "tiny.bin, ../tiny.bin",
        "tiny.bin, a/tiny.bin",
        "tiny.bin, .lock",
        "tiny.bin, tiny.part",
        "75, 0",
        "75, -1",
        "75, many",
        "aaaa, bbb",
        "aaaa, AAAA",
        "https:, http:"
    })
    void refuses_a_row_that_cannot_be_right(String right, String wrong) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelCatalogue.parse(HEADER + ROW.replaceFirst(right, wrong)));
    }

    @Test
    void refuses_a_table_with_other_columns_and_a_name_or_file_twice() {
        assertThatIllegalArgumentException().isThrownBy(() -> ModelCatalogue.parse(ROW));
        assertThatIllegalArgumentException().isThrownBy(() -> ModelCatalogue.parse(HEADER + "tiny\ttiny.bin\t75\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelCatalogue(ModelCatalogue.parse(HEADER + ROW + ROW)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ModelCatalogue(ModelCatalogue.parse(HEADER + ROW + ROW.replaceFirst("tiny\t", "other\t"))))
                .withMessageContaining("tiny.bin");
    }
}
