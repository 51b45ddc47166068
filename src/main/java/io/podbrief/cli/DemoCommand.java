package io.podbrief.cli;

import io.podbrief.brief.Brief;
import io.podbrief.delivery.Outbox;
import io.podbrief.delivery.Postman;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedPoller;
import io.podbrief.feed.FeedStore;
import io.podbrief.pipeline.Enrolment;
import io.podbrief.pipeline.EpisodeWork;
import io.podbrief.pipeline.MorningRun;
import io.podbrief.platform.Failure;
import io.podbrief.platform.SiteSettings;
import io.podbrief.relation.Relations;
import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `podbrief demo`: the whole product on the episodes that ship with it.
@Command(
        name = "demo",
        description =
                "Runs the whole product on eighteen made-up episodes that ship with it: prints today's brief, then serves the pages until Ctrl-C.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int USUAL_PORT = 8080;

    private final Launch launch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--once", description = "Print the brief and exit.")
    private boolean once;

    DemoCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var data = ThrowAway.of("demo");
                var context = launch.serving(settings(data, port()))) {
            read(context);
            tell(context, send(context));
            if (!once) Thread.currentThread().join(); // until Ctrl-C
            return Exit.OK;
        }
    }

    /// The port asked for; where none was, the usual one if it is free, else any.
    private static int port() throws IOException {
        var asked = System.getenv("PODBRIEF_WEB_PORT");
        if (asked != null && !asked.isBlank()) return number(asked);
        for (int port : new int[] {USUAL_PORT, 0}) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                if (port == 0) throw e;
            }
        }
        throw new IllegalStateException("no port");
    }

    private static int number(String port) {
        try {
            return Integer.parseInt(port);
        } catch (NumberFormatException _) {
            throw new Failure.Permanent(
                    "config.invalid", "PODBRIEF_WEB_PORT is \"" + port + "\": give a port from 1 to 65535.");
        }
    }

    private static Map<String, Object> settings(ThrowAway data, int port) {
        var settings = data.settings();
        settings.put("podbrief.demo", true);
        settings.put("podbrief.delivery.smtp.host", "");
        settings.put("podbrief.web.port", port);
        settings.put("podbrief.base-url", "http://localhost:" + port);
        settings.put("podbrief.llm.auto", false);
        settings.put("podbrief.feed.newest", 5);
        settings.put("podbrief.insight.least", Demo.LEAST);
        settings.put("podbrief.fetch.allow-private", "127.0.0.1:" + port);
        settings.put("podbrief.fetch.interval", "0s");
        settings.put("logging.level.io.podbrief", "warn");
        return settings;
    }

    private void read(ConfigurableApplicationContext context) throws InterruptedException {
        var site = context.getBean(SiteSettings.class);
        var feeds = context.getBean(FeedStore.class);
        var added = new ArrayList<FeedStore.Added>();
        for (var show : Stream.concat(Demo.SHOWS.stream(), Stream.of(Demo.AUDIO_ONLY_SHOW))
                .toList())
            added.add(feeds.add(URI.create("http://127.0.0.1:" + site.web().port() + "/demo/" + show + "/feed.xml")));
        context.getBean(FeedPoller.class)
                .poll(added.stream().map(FeedStore.Added::feed).toList(), _ -> {});
        var episodes = context.getBean(EpisodeStore.class);
        var silent = added.stream()
                .flatMap(one -> episodes.of(one.feed().podcast(), 100).stream())
                .filter(Episode::isAudioOnly)
                .toList();
        context.getBean(SpeechOffer.class)
                .make(silent, SpeechOffer.Answer.TELL, spec.commandLine().getErr());
        try (var progress = Terminal.progress("Episodes", episodes.unfinished())) {
            context.getBean(EpisodeWork.class).runDue(_ -> progress.step());
            while (episodes.unfinished() > 0) Thread.sleep(100); // those that the running instance took
        }
    }

    /// What is printed of the day.
    private record Day(Subscriber reader, @Nullable Brief brief) {}

    private static Day send(ConfigurableApplicationContext context) {
        var subscribers = context.getBean(SubscriberStore.class);
        var zone = ZoneId.systemDefault();
        var reader = subscribers.findOrCreate(new EmailAddress("reader@example.org"), zone, Enrolment.USUAL_HOUR);
        subscribers.setInterests(reader.id(), Demo.INTERESTS);
        subscribers.activate(reader.id(), context.getBean(Clock.class).instant().plus(java.time.Duration.ofDays(1)));
        var brief = context.getBean(MorningRun.class)
                .sendNow(subscribers.find(reader.id()).orElseThrow());
        context.getBean(Postman.class).sendDue();
        return new Day(reader, brief.orElse(null));
    }

    private void tell(ConfigurableApplicationContext context, Day day) {
        var out = spec.commandLine().getOut();
        var base = context.getBean(SiteSettings.class).base();
        var relations = context.getBean(Relations.class);
        var brief = day.brief();
        out.println(
                "Today's brief for " + day.reader().address() + ", who follows: " + String.join("; ", Demo.INTERESTS));
        if (brief != null) {
            for (var item : brief.items()) {
                out.println();
                var related = relations.all(item.sourced().insight().id());
                BriefText.insight(item.position(), new BriefText.Entry(item.sourced(), item.why(), related), out);
                out.println("   " + base + "/insight/"
                        + item.sourced().insight().id().value());
            }
        }
        out.println();
        out.println("Pages:      " + base + "/");
        tellMail(context, brief, base, out);
        if (!once) out.println("Press Ctrl-C to stop.");
        out.flush();
    }

    private static void tellMail(
            ConfigurableApplicationContext context, @Nullable Brief brief, String base, PrintWriter out) {
        var mail = brief == null
                ? null
                : context.getBean(Outbox.class).find("brief:" + brief.id()).orElse(null);
        out.println("The mail:   " + (mail == null ? "none was sent" : base + "/mailbox/" + mail.id()));
    }
}
