package io.podbrief.cli;

import io.podbrief.feed.FeedStore;
import io.podbrief.llm.Models;
import io.podbrief.pipeline.WorkerLock;
import io.podbrief.platform.DataSettings;
import io.podbrief.platform.DatabaseSettings;
import io.podbrief.platform.Failure;
import io.podbrief.platform.SiteSettings;
import io.podbrief.search.Indexer;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `podbrief serve`: follows feeds, serves pages, sends briefs, until it is stopped.
@Command(
        name = "serve",
        description = "Follows feeds, serves the pages and sends each reader a brief at their hour, until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    private final Launch launch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ServeCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws InterruptedException {
        var context = launch.serving(Map.of());
        if (!context.getBean(WorkerLock.class).take()) {
            context.close();
            throw new Failure.Permanent(
                    "node.second_worker",
                    "Another podbrief serve works on this database already: use that one, or give this one a data folder of its own with PODBRIEF_DATA_FOLDER.");
        }
        context.getBean(Indexer.class).catchUp();
        announce(context);
        var stopped = new CountDownLatch(1);
        context.addApplicationListener(event -> {
            if (event instanceof org.springframework.context.event.ContextClosedEvent) stopped.countDown();
        });
        stopped.await();
        return Exit.OK;
    }

    private void announce(org.springframework.context.ConfigurableApplicationContext context) {
        var out = spec.commandLine().getOut();
        var site = context.getBean(SiteSettings.class);
        int port = Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
        int feeds = context.getBean(FeedStore.class).all().size();
        out.println("Podbrief serves http://localhost:" + port
                + (site.base().equals("http://localhost:" + port) ? "" : " as " + site.base()));
        var models = context.getBean(Models.class);
        out.println("Mode: " + models.mode());
        models.wayUp().ifPresent(out::println);
        out.println("Data: " + context.getBean(DataSettings.class).folder()
                + (context.getBean(DatabaseSettings.class).isEmbedded()
                        ? ", with an embedded database"
                        : ", with the database of podbrief.database.url"));
        out.println(
                feeds == 0
                        ? "No feed is followed yet: add one with podbrief add ADDRESS."
                        : "Follows " + feeds + (feeds == 1 ? " feed." : " feeds."));
        if (site.isLocal())
            out.println(
                    "Links in mails say " + site.base() + ": set PODBRIEF_BASE_URL before anybody else reads them.");
        out.flush();
    }
}
