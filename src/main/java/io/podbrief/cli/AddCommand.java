package io.podbrief.cli;

import io.podbrief.platform.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `podbrief add`: follows one feed from now on.
@Command(
        name = "add",
        description = "Follows a feed: its newest episodes are processed, older ones listed.",
        mixinStandardHelpOptions = true)
final class AddCommand implements Callable<Integer> {
    private final Launch launch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ADDRESS", description = "Address of a feed, or of a page that links to one.")
    private String address = "";

    @Option(names = "--pull", description = "Fetch the model that hears speech where an episode needs it.")
    private boolean pull;

    AddCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        try (var context = launch.quiet(Map.of())) {
            var speech = pull ? SpeechOffer.Answer.PULL : SpeechOffer.Answer.ASK;
            var problems = context.getBean(Following.class)
                    .follow(
                            new Following.Wish(List.of(address), false, speech),
                            spec.commandLine().getOut());
            if (problems.isEmpty()) return Exit.OK;
            var first = problems.getFirst();
            if (first.code().startsWith("fetch.")
                    && !first.code().equals("fetch.bad_url")
                    && !first.code().equals("fetch.blocked_address")) {
                throw new Failure.Retryable(first.code(), first.message(), java.time.Duration.ZERO, null);
            }
            throw new Failure.Permanent(first.code(), first.message());
        }
    }
}
