package io.podbrief.cli;

import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedPoller;
import io.podbrief.feed.FeedStore;
import io.podbrief.platform.Failure;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    AddCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        try (var context = launch.quiet(Map.of())) {
            var following = new Following(
                    context.getBean(Sources.class),
                    context.getBean(FeedStore.class),
                    context.getBean(FeedPoller.class),
                    context.getBean(EpisodeStore.class),
                    spec.commandLine().getOut());
            var problems = following.follow(List.of(address), false);
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
