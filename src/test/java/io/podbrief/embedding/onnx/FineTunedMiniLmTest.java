package io.podbrief.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.embedding.PassageClassifier.Reading;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.ObjectMapper;

final class FineTunedMiniLmTest {
    private static final String CLAIM =
            "Heat pumps became cheaper to run than gas boilers in most of Europe last year, because the price of power fell by a third while gas stayed where it was. That changes the sums for every landlord who has to replace a boiler this winter.";
    private static final String CHAT =
            "Yeah, it was so good to see you there, we had a lot of fun, and I really liked the pizza. Anyway, thank you so much for coming on, and say hi to everybody at home from me.";
    private static final String ADVERT =
            "This show is supported by Brightdesk, the standing desk that your back has been asking for. Go to our website and enter the code at the checkout to get twenty percent off your first order today.";

    private static FineTunedMiniLm model;

    @BeforeAll
    static void load() {
        model = new FineTunedMiniLm();
    }

    @AfterAll
    static void close() {
        model.close();
    }

    private static byte[] file(String name) throws IOException {
        try (var stream =
                Objects.requireNonNull(FineTunedMiniLmTest.class.getResourceAsStream("/models/ranker/" + name), name)) {
            return stream.readAllBytes();
        }
    }

    @Test
    void tells_a_claim_from_small_talk_and_from_an_advert() {
        var readings = model.classify(List.of(CLAIM, CHAT, ADVERT));
        assertThat(readings.get(0).worth()).isGreaterThan(readings.get(1).worth() + 2);
        assertThat(readings.get(0).worth()).isGreaterThan(readings.get(2).worth() + 2);
        assertThat(readings.get(2).advert()).isGreaterThan(readings.get(0).advert() + 2);
    }

    @Test
    void reads_a_passage_the_same_whatever_is_asked_with_it() {
        Reading alone = model.classify(List.of(CLAIM)).getFirst();
        assertThat(model.classify(List.of(CHAT, CLAIM, ADVERT)).get(1)).isEqualTo(alone);
    }

    @Test
    void is_the_model_that_its_manifest_describes() throws IOException, NoSuchAlgorithmException {
        var manifest = new ObjectMapper().readTree(file("manifest.json"));
        var sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file("ranker.onnx")));
        assertThat(manifest.at("/model/sha256").asString()).isEqualTo(sum);
        var heads = manifest.at("/output/heads")
                .valueStream()
                .map(head -> head.asString())
                .toList();
        assertThat(heads).containsExactly("worth2", "worth3", "clear", "clearc", "clean", "ad");
        assertThat(manifest.at("/input/most_tokens").asInt()).isEqualTo(128);
    }
}
