package io.podbrief.cli;

import io.podbrief.platform.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `podbrief import`: follows every feed of a list.
@Command(
        name = "import",
        description = "Follows the feeds of an OPML file; every entry that cannot be used is named.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private final Launch launch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A list of feeds, as podcast programs export it.")
    private Path file = Path.of("");

    ImportCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file))
            throw new Failure.Permanent("opml.not_found", "There is no file " + file + ": check its name.");
        try (var context = launch.quiet(Map.of())) {
            var out = spec.commandLine().getOut();
            var problems = context.getBean(Following.class)
                    .follow(new Following.Wish(List.of(file.toString()), true, SpeechOffer.Answer.ASK), out);
            if (!problems.isEmpty())
                out.println("Not read now, each with its reason; feeds among them stay listed and are asked again:");
            for (var problem : problems)
                out.println("   " + problem.source() + " — " + problem.code() + ": " + problem.message());
            out.flush();
            return Exit.OK;
        }
    }
}
