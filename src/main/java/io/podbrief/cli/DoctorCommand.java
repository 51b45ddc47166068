package io.podbrief.cli;

import io.podbrief.delivery.Channel;
import io.podbrief.delivery.Outbox;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedStore;
import io.podbrief.llm.Models;
import io.podbrief.platform.DataSettings;
import io.podbrief.platform.DatabaseSettings;
import io.podbrief.platform.Failure;
import io.podbrief.platform.SiteSettings;
import io.podbrief.platform.postgres.PostgresSettings;
import io.podbrief.transcript.HearingSpeed;
import io.podbrief.transcript.Listening;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `podbrief doctor`: what is in force, what is wrong, and what would help.
@Command(
        name = "doctor",
        description = "Checks the installation: one line a check, OK, WARN or FAIL, with the repair in words.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
    private static final long LEAST_DISK = 1L << 30;
    private static final long LEAST_MEMORY = 512L << 20;

    private final Launch launch;
    private int failures;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DoctorCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws IOException {
        try (var context = launch.quiet(Map.of())) {
            var out = spec.commandLine().getOut();
            machine(context, out);
            database(context, out);
            speech(context, out);
            mail(context, out);
            feeds(context, out);
            model(context.getBean(Models.class), out);
            settings(context.getEnvironment(), out);
            out.flush();
            return failures == 0 ? Exit.OK : Exit.REFUSED;
        }
    }

    private void line(PrintWriter out, String verdict, String check, String words) {
        if (verdict.equals("FAIL")) failures++;
        out.println(String.format("%-4s  %-9s %s", verdict, check, words));
    }

    private void machine(ConfigurableApplicationContext context, PrintWriter out) throws IOException {
        line(
                out,
                Runtime.version().feature() == 25 ? "OK" : "WARN",
                "java",
                "Java " + Runtime.version() + (Runtime.version().feature() == 25 ? "" : ": only 25 is tested"));
        long memory = Runtime.getRuntime().maxMemory();
        line(
                out,
                memory >= LEAST_MEMORY ? "OK" : "WARN",
                "memory",
                (memory >> 20) + " MiB may be used"
                        + (memory >= LEAST_MEMORY ? "" : ": give at least 512 MiB with -Xmx"));
        var folder = context.getBean(DataSettings.class).folder();
        Files.createDirectories(folder);
        long disk = Files.getFileStore(folder).getUsableSpace();
        line(
                out,
                disk >= LEAST_DISK ? "OK" : "WARN",
                "disk",
                (disk >> 20) + " MiB free in " + folder
                        + (disk >= LEAST_DISK ? "" : ": make room, a gigabyte lasts for some ten thousand episodes"));
    }

    private void speech(ConfigurableApplicationContext context, PrintWriter out) {
        try {
            var model = context.getBean(Listening.class).model();
            var host = context.getBean(Listening.class).sentTo();
            if (host.isPresent()) {
                line(
                        out,
                        "OK",
                        "speech",
                        "Episodes that have audio only are sent to " + host.get() + ", heard with " + model);
                return;
            }
            boolean alone = context.getBean(Listening.class).isWithoutNetwork();
            line(
                    out,
                    alone ? "OK" : "WARN",
                    "speech",
                    "Episodes that have audio only are heard with " + model + ", about "
                            + HearingSpeed.perHour(model).toMinutes() + " minutes of work per hour of audio"
                            + (alone
                                    ? ", by a process without network"
                                    : ", by a process that could reach the network: unshare is missing or not permitted here"));
        } catch (Failure.Permanent none) {
            long episodes = context.getBean(EpisodeStore.class).countEnded(none.code());
            var offer = context.getBean(SpeechOffer.class);
            line(
                    out,
                    "WARN",
                    "speech",
                    "Episodes that have audio only give nothing"
                            + (episodes == 0 ? "" : " (" + episodes + " so far)") + ". " + none.sentence() + " "
                            + offer.fitting());
        }
    }

    private void model(Models models, PrintWriter out) {
        line(
                out,
                models.trouble().isPresent() ? "WARN" : "OK",
                "model",
                models.mode() + models.wayUp().map(words -> ". " + words).orElse(""));
        if (models.wayUp().isEmpty()) line(out, models.isOverBudget() ? "WARN" : "OK", "tokens", models.spent());
    }

    private void database(ConfigurableApplicationContext context, PrintWriter out) {
        PostgresSettings.check(context.getBean(DataSource.class));
        var kind = context.getBean(DatabaseSettings.class).isEmbedded() ? "embedded" : "by address";
        line(out, "OK", "database", "PostgreSQL " + kind + "; fsync, synchronous_commit and full_page_writes are on");
    }

    private void mail(ConfigurableApplicationContext context, PrintWriter out) {
        var site = context.getBean(SiteSettings.class);
        if (site.isLocal())
            line(
                    out,
                    "WARN",
                    "links",
                    "Links in mails say " + site.base()
                            + ", which nobody else can open: set PODBRIEF_BASE_URL to the public address");
        else
            line(
                    out,
                    site.base().startsWith("https:") ? "OK" : "WARN",
                    "links",
                    "Links in mails say " + site.base()
                            + (site.base().startsWith("https:")
                                    ? ""
                                    : ": without https anybody on the way can read them"));
        if (context.getBean(Channel.class).name().equals("file"))
            line(
                    out,
                    "WARN",
                    "mail",
                    "No SMTP host is set: mails are kept in the data folder and shown at /mailbox; set PODBRIEF_DELIVERY_SMTP_HOST to send them");
        else
            line(
                    out,
                    "OK",
                    "mail",
                    "Mails leave by " + context.getEnvironment().getProperty("podbrief.delivery.smtp.host"));
        long uncertain = context.getBean(Outbox.class).count(Outbox.State.UNCERTAIN);
        if (uncertain > 0)
            line(
                    out,
                    "WARN",
                    "outbox",
                    uncertain
                            + " mails of unknown fate are held: the line dropped after the last dot, so they are not sent again");
    }

    private void feeds(ConfigurableApplicationContext context, PrintWriter out) {
        var all = context.getBean(FeedStore.class).all();
        if (all.isEmpty()) line(out, "WARN", "feeds", "No feed is followed: add one with podbrief add ADDRESS");
        else line(out, "OK", "feeds", all.size() + " followed");
        for (var feed : all) {
            if (!feed.state().equals("ok"))
                line(
                        out,
                        "WARN",
                        "feed",
                        (feed.title() == null ? feed.url() : feed.title()) + " is " + feed.state() + ": "
                                + feed.reason());
        }
    }

    /// Every setting that the reference lists, as it is in force.
    private static void settings(ConfigurableEnvironment environment, PrintWriter out) {
        out.println();
        out.println("Settings in force:");
        new SettingNames(environment).all().forEach((name, value) -> out.println("   " + name + " = " + value));
    }
}
