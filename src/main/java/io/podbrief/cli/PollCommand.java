package io.podbrief.cli;

import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.Feed;
import io.podbrief.feed.FeedPoller;
import io.podbrief.feed.FeedStore;
import io.podbrief.pipeline.EpisodeWork;
import io.podbrief.pipeline.WorkerLock;
import io.podbrief.platform.Failure;
import io.podbrief.search.Indexer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `podbrief poll`: asks feeds for news now and returns when the new episodes have passed their stages.
@Command(
        name = "poll",
        description = "Asks feeds for news now and returns when their new episodes have passed all stages.",
        mixinStandardHelpOptions = true)
final class PollCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Launch launch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "SHOW",
            arity = "0..1",
            description = "Words of the title or address of the feeds to ask; all of them where it is left out.")
    private @Nullable String show;

    PollCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (var context = launch.quiet(Map.of())) {
            var feeds = chosen(context.getBean(FeedStore.class).all());
            boolean worker = context.getBean(WorkerLock.class).take();
            poll(context, feeds);
            if (worker) work(context);
            else await(context.getBean(EpisodeStore.class));
            tell(context.getBean(EpisodeStore.class), feeds);
            return Exit.OK;
        }
    }

    private List<Feed> chosen(List<Feed> all) {
        if (all.isEmpty())
            throw new Failure.Permanent(
                    "feed.not_found", "No feed is followed yet: add one with podbrief add ADDRESS.");
        if (show == null) return all;
        var wanted = show.toLowerCase(Locale.ROOT);
        var chosen = all.stream()
                .filter(feed -> (feed.title() + " " + feed.url())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        if (chosen.isEmpty())
            throw new Failure.Permanent(
                    "feed.not_found",
                    "None of the " + all.size() + " feeds has \"" + show + "\" in its title or address.");
        return chosen;
    }

    private void poll(ConfigurableApplicationContext context, List<Feed> feeds) {
        context.getBean(FeedPoller.class)
                .poll(feeds.stream().filter(feed -> feed.nextPollAt() != null).toList(), this::tell);
    }

    private synchronized void tell(FeedPoller.Polled polled) {
        var feed = polled.feed();
        var out = spec.commandLine().getOut();
        out.println(Objects.requireNonNullElse(feed.title(), feed.url().toString()) + ": " + polled.outcome() + ", "
                + polled.added() + " new, " + polled.changed() + " changed" + ", next poll " + time(feed.nextPollAt()));
        if (polled.problem() != null) out.println("   " + polled.problem());
        out.flush();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "never" : TIME.format(time.atZone(ZoneId.systemDefault()));
    }

    private static void work(ConfigurableApplicationContext context) {
        context.getBean(Indexer.class).catchUp();
        long waiting = context.getBean(EpisodeStore.class).dueNow();
        try (var progress = Terminal.progress("Episodes", waiting)) {
            context.getBean(EpisodeWork.class).runDue(_ -> progress.step());
        }
    }

    /// A running `serve` does the work; this only waits for it.
    private static void await(EpisodeStore episodes) throws InterruptedException {
        while (episodes.dueNow() > 0) Thread.sleep(PAUSE);
    }

    private void tell(EpisodeStore episodes, List<Feed> feeds) {
        var out = spec.commandLine().getOut();
        for (var feed : feeds) {
            var all = episodes.of(feed.podcast(), 10_000);
            out.println(Objects.requireNonNullElse(feed.title(), feed.url().toString()) + ": "
                    + count(all, Episode.Stage.READY) + " episodes ready, " + count(all, Episode.Stage.ENDED)
                    + " without insights, " + count(all, Episode.Stage.LISTED) + " listed");
            all.stream()
                    .filter(episode ->
                            episode.stage() != Episode.Stage.LISTED && episode.stage() != Episode.Stage.READY)
                    .forEach(episode -> out.println("   " + episode.id().value() + " " + episode.name() + ": "
                            + Objects.requireNonNullElse(
                                    episode.reason(), episode.stage().key())));
        }
        out.flush();
    }

    private static long count(List<Episode> all, Episode.Stage stage) {
        return all.stream().filter(episode -> episode.stage() == stage).count();
    }
}
