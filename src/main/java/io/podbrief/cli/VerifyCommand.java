package io.podbrief.cli;

import io.podbrief.platform.Failure;
import io.podbrief.platform.Json;
import io.podbrief.proof.Check;
import io.podbrief.proof.GivenTranscript;
import io.podbrief.proof.ProofFile;
import io.podbrief.proof.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `podbrief verify`: checks the proof of an insight, offline and without starting the application.
@Command(
        name = "verify",
        description = "Checks the proof of an insight, which its page links as proof.json; asks no network.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PROOF", description = "The proof.json of an insight.")
    private Path file = Path.of("proof.json");

    @Option(
            names = "--transcript",
            paramLabel = "FILE",
            description =
                    "The publisher's transcript, as the address in the proof has it, or what podbrief episode ID --text prints.")
    private @Nullable Path transcript;

    @Option(names = "--json", description = "Print one JSON object and nothing else on standard output.")
    private boolean json;

    @Override
    public Integer call() {
        var proof = ProofFile.read(file);
        var given = transcript == null ? null : GivenTranscript.read(transcript, proof.proof());
        var checks = Verifier.check(proof, given);
        var out = spec.commandLine().getOut();
        if (json) out.println(Json.write(Map.of("checks", checks)));
        else
            checks.forEach(check -> out.println(words(check.verdict()) + " " + check.name() + ": " + check.sentence()));
        out.flush();
        var failed = checks.stream()
                .filter(check -> check.verdict() == Check.Verdict.FAIL)
                .map(Check::name)
                .toList();
        if (!failed.isEmpty()) throw refused(failed);
        return Exit.OK;
    }

    private static String words(Check.Verdict verdict) {
        return verdict.name().replace('_', ' ');
    }

    private static Failure refused(List<String> failed) {
        return new Failure.Permanent("proof.refused", "The proof does not hold, by " + String.join(", ", failed) + ".");
    }
}
