package io.podbrief.cli;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `podbrief brief`: feeds in, five insights out, nothing left behind.
@Command(
        name = "brief",
        description =
                "Reads feeds and prints up to five insights. No server, no account; nothing is left running and nothing is kept.",
        mixinStandardHelpOptions = true)
final class BriefCommand implements Callable<Integer> {
    private static final Pattern WORK = Pattern.compile("(\\d{1,4})([mh])");
    private static final Pattern PERIOD = Pattern.compile("(\\d{1,4})([hdw])");

    private final Launch launch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FEED",
            arity = "0..*",
            description = "Address of a feed or of a page that links to one, or a feed or OPML file on disk.")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--opml", paramLabel = "FILE", description = "A list of feeds, as podcast programs export it.")
    private @Nullable Path opml;

    @Option(
            names = "--interest",
            paramLabel = "WORDS",
            description = "What you care about, in a few words; may be given several times.")
    private List<String> interests = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "7d",
            description =
                    "Only episodes published since then: hours (36h), days (7d) or weeks (2w). Default: the newest three of each feed.")
    private @Nullable String since;

    @Option(
            names = "--listen",
            paramLabel = "15m",
            description =
                    "How long to work on hearing episodes that have audio only, such as 30m or 1h; 0m for not at all. Default: 15m.")
    private String listen = "15m";

    @Option(names = "--pull", description = "Fetch the model that hears speech where an episode needs it.")
    private boolean pull;

    @Option(names = "--json", description = "Print one JSON object and nothing else on standard output.")
    private boolean json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write the brief as a page.")
    private @Nullable Path html;

    BriefCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() throws IOException {
        if (json && html != null)
            throw new ParameterException(spec.commandLine(), "--json and --html exclude each other.");
        if (opml != null) sources.add(opml.toString());
        if (sources.isEmpty())
            throw new ParameterException(spec.commandLine(), "Give the address of a feed, or a file with --opml.");
        var period = since == null ? null : period(since);
        var request = new BriefRun.Request(List.copyOf(sources), List.copyOf(interests), period, speech());
        try (var data = ThrowAway.of("brief");
                var context = launch.quiet(settings(data))) {
            var result = context.getBean(BriefRun.class).run(request, note());
            write(result);
            return result.everySourceFailed() ? Exit.TEMPORARY : Exit.OK;
        }
    }

    private SpeechOffer.Answer speech() {
        if (pull) return SpeechOffer.Answer.PULL;
        return json ? SpeechOffer.Answer.TELL : SpeechOffer.Answer.ASK;
    }

    /// Where sentences about the work go: to whoever watches a terminal.
    private PrintWriter note() {
        return Terminal.isInteractive() && !json
                ? spec.commandLine().getErr()
                : new PrintWriter(PrintWriter.nullWriter());
    }

    private Map<String, Object> settings(ThrowAway data) {
        var settings = data.settings();
        settings.put("podbrief.feed.newest", 0);
        settings.put("podbrief.speech.budget", work(listen));
        return settings;
    }

    private void write(BriefResult result) throws IOException {
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(BriefJson.of(result));
        } else if (html != null) {
            Files.writeString(html, BriefHtml.of(result));
            out.println("Written to " + html.toAbsolutePath());
        } else {
            BriefText.print(result, out);
        }
        out.flush();
        var err = spec.commandLine().getErr();
        if (result.everySourceFailed() || html != null)
            result.problems()
                    .forEach(problem ->
                            err.println("podbrief: " + problem.code() + ": " + Cli.oneLine(problem.message())));
    }

    private static Duration period(String text) {
        return duration(
                PERIOD,
                text,
                "usage.since",
                "--since is \"" + text + "\": give hours, days or weeks, such as 36h, 7d or 2w.");
    }

    private static Duration work(String text) {
        return duration(
                WORK, text, "usage.listen", "--listen is \"" + text + "\": give minutes or hours, such as 30m or 1h.");
    }

    /// @param form a number, then a letter for its unit
    private static Duration duration(Pattern form, String text, String code, String otherwise) {
        var match = form.matcher(text.toLowerCase(Locale.ROOT));
        if (!match.matches()) throw new Failure.Permanent(code, otherwise);
        long count = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }
}
