package io.podbrief.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.App;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.insight.Quote;
import io.podbrief.platform.models.ModelCatalogue;
import io.podbrief.proof.Proof;
import io.podbrief.proof.ProofJson;
import io.podbrief.transcript.Transcript;
import io.podbrief.transcript.TranscriptFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verb as people type it.
final class VerifyCommandTest {
    private static final Path EPISODE = Path.of("src/main/resources/demo/night-tariff/twenty-eight.vtt");
    private static final String QUOTED =
            "The Grid Authority has cut the standby payment for batteries from 40 to 28 euros per megawatt.";

    @TempDir
    private Path folder;

    /// What a verb came to.
    private record Run(int exit, String out, String err) {}

    private static Run run(String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exit = Cli.line(new Launch(App.class), new ModelCatalogue(List.of()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
        return new Run(exit, out.toString(), err.toString());
    }

    private static Transcript transcript() throws IOException {
        return TranscriptFile.read(Files.readAllBytes(EPISODE), "vtt");
    }

    private Path proof(String text) throws IOException {
        var transcript = transcript();
        int from = transcript.text().indexOf(QUOTED);
        int to = from + QUOTED.length();
        var passage = Proof.Evidence.of(transcript, transcript.codePointAt(from), transcript.codePointAt(to));
        var quote = new Quote(QUOTED, passage.start(), passage.end(), null, null, null, "", "");
        var day = LocalDate.of(2026, 5, 12);
        var id = Insight.idOf(new Material(new Episode.Id(1), "guid", "Night Tariff", day, transcript), quote)
                .value();
        var proof = new Proof(
                id,
                "https://brief.example.org/insight/" + id,
                Proof.Tier.QUOTE,
                "The Grid Authority has cut the standby payment",
                text,
                new Proof.Quote(
                        QUOTED,
                        passage.start(),
                        passage.end(),
                        passage.speaker(),
                        transcript.timeAt(from),
                        transcript.timeAt(to)),
                day,
                new Proof.Origin("Night Tariff", "Twenty-eight", "guid"),
                new Proof.Words(
                        "vtt",
                        "https://show.example/twenty-eight.vtt",
                        transcript.hash(),
                        transcript.codePointAt(transcript.text().length())),
                List.of(passage),
                List.of());
        return Files.writeString(folder.resolve("proof.json"), ProofJson.write(proof));
    }

    @Test
    void says_what_holds_and_what_it_could_not_check() throws IOException {
        var run = run("verify", proof(QUOTED).toString());
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out())
                .contains("PASS digest: ", "PASS quote: ", "PASS words: ")
                .contains(
                        "NOT CHECKED transcript: Give the transcript with --transcript FILE: https://show.example/twenty-eight.vtt")
                .doesNotContain("FAIL");
    }

    @Test
    void checks_place_times_and_speaker_in_the_publishers_own_file() throws IOException {
        var run = run("verify", proof(QUOTED).toString(), "--transcript", EPISODE.toString());
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out())
                .contains("PASS transcript: ", "PASS span: ", "PASS times: ", "PASS said-by: ")
                .doesNotContain("NOT CHECKED", "FAIL");
    }

    @Test
    void checks_the_place_in_the_text_alone_and_says_that_it_has_no_times() throws IOException {
        var text = Files.writeString(folder.resolve("text"), transcript().text() + System.lineSeparator());
        var run = run("verify", proof(QUOTED).toString(), "--transcript", text.toString());
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out())
                .contains("PASS transcript: ", "PASS span: ", "NOT CHECKED times: ", "NOT CHECKED said-by: ");
    }

    @Test
    void refuses_another_transcript() throws IOException {
        var other = EPISODE.resolveSibling("two-gigawatts-and-a-cheque.vtt");
        var run = run("verify", proof(QUOTED).toString(), "--transcript", other.toString());
        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.out()).contains("FAIL transcript: ", "FAIL span: ");
        assertThat(run.err()).startsWith("podbrief: proof.refused: ").hasLineCount(1);
    }

    @Test
    void refuses_a_number_that_was_not_said() throws IOException {
        var run = run("verify", proof(QUOTED.replace("28", "38")).toString(), "--json");
        assertThat(run.exit()).isEqualTo(Exit.REFUSED);
        assertThat(run.out()).startsWith("{").contains("\"name\":\"words\",\"verdict\":\"FAIL\"");
        assertThat(run.err())
                .isEqualTo("podbrief: proof.refused: The proof does not hold, by words." + System.lineSeparator());
    }

    @Test
    void says_in_one_line_that_a_file_is_no_proof() throws IOException {
        assertError(run("verify", folder.resolve("none.json").toString()), Exit.NOT_FOUND, "proof.not_found");
        assertError(run("verify", folder.toString()), Exit.NOT_FOUND, "proof.not_found");
        var rubbish = Files.write(folder.resolve("rubbish"), new byte[] {(byte) 0xff, 0, 1});
        assertError(run("verify", rubbish.toString()), Exit.REFUSED, "proof.invalid");
        var transcript = run(
                "verify",
                proof(QUOTED).toString(),
                "--transcript",
                folder.resolve("none").toString());
        assertError(transcript, Exit.REFUSED, "source.unreadable");
        assertError(
                run("verify", proof(QUOTED).toString(), "--transcript", rubbish.toString()),
                Exit.REFUSED,
                "transcript.invalid");
        assertThat(run("verify").exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void reads_no_gigabyte() throws IOException {
        var large = folder.resolve("large.json");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(1L << 30); // a hole: takes no room
        }
        assertError(run("verify", large.toString()), Exit.REFUSED, "proof.too_large");
        assertError(
                run("verify", proof(QUOTED).toString(), "--transcript", large.toString()),
                Exit.REFUSED,
                "source.unreadable");
    }

    private static void assertError(Run run, int exit, String code) {
        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("podbrief: " + code + ": ")
                .hasLineCount(1)
                .doesNotContain("Exception");
    }
}
