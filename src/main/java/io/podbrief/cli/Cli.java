package io.podbrief.cli;

import io.podbrief.platform.Failure;
import io.podbrief.platform.models.ModelCatalogue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: reads the verb, runs it, and turns what goes wrong into one line and an exit code.
@Command(
        name = "podbrief",
        description =
                "The few claims worth knowing out of new podcast episodes, each with the words really spoken, five a day.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        footer = {
            "",
            "Settings are environment variables, such as PODBRIEF_WEB_PORT=9090; the README lists them.",
            "Exit codes: 0 done, 1 a bug, 2 usage, 3 refused, 4 not found, 5 try again later."
        })
public final class Cli implements Callable<Integer> {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Cli() {}

    /// Runs a verb.
    ///
    /// @param application the class that Spring starts from
    /// @return the exit code
    public static int run(Class<?> application, String... args) {
        return line(new Launch(application), new ModelCatalogue()).execute(args);
    }

    /// All verbs, on standard output and standard error.
    static CommandLine line(Launch launch, ModelCatalogue models) {
        return new CommandLine(new Cli())
                .addSubcommand(new DemoCommand(launch))
                .addSubcommand(new BriefCommand(launch))
                .addSubcommand(new ServeCommand(launch))
                .addSubcommand(new AddCommand(launch))
                .addSubcommand(new ImportCommand(launch))
                .addSubcommand(new PollCommand(launch))
                .addSubcommand(new EpisodeCommand(launch))
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new ModelsCommand(launch, models))
                .addSubcommand(new EvalCommand(launch))
                .addSubcommand(new DoctorCommand(launch))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Cli::usage)
                .setExecutionExceptionHandler((thrown, command, _) -> failed(thrown, command));
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.USAGE;
    }

    private static int usage(CommandLine.ParameterException thrown, String[] args) {
        var command = thrown.getCommandLine();
        command.getErr()
                .println("podbrief: usage: " + oneLine(String.valueOf(thrown.getMessage())) + " Try: "
                        + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.USAGE;
    }

    /// One line on stderr; a bug also gets its stack trace, as that is what a report needs.
    private static int failed(Exception thrown, CommandLine command) {
        var failure = failureIn(thrown);
        if (failure != null) {
            command.getErr().println("podbrief: " + failure.code() + ": " + oneLine(failure.sentence()));
            return Exit.of(failure);
        }
        var trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        command.getErr()
                .println("podbrief: bug: " + oneLine(thrown.getClass().getSimpleName() + ": " + thrown.getMessage())
                        + " Please report it with the lines below.");
        command.getErr().print(trace);
        command.getErr().flush();
        return Exit.BUG;
    }

    /// The failure that something thrown carries, however deep the framework wrapped it; `null` for a bug.
    static @org.jspecify.annotations.Nullable Failure failureIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) return failure;
            if (cause instanceof PortInUseException taken) {
                return new Failure.Permanent(
                        "web.port_in_use",
                        "Port " + taken.getPort()
                                + " is in use by another program: stop that one, or choose another with PODBRIEF_WEB_PORT.");
            }
            if (cause instanceof FlywayValidateException) {
                return new Failure.Permanent(
                        "db.other_release",
                        "The database was made by another release of Podbrief than this one: use that release, or give this"
                                + " one a folder of its own with PODBRIEF_DATA_FOLDER. Nothing was changed.");
            }
            if (cause instanceof BindException bad) return new Failure.Permanent("config.invalid", setting(bad));
        }
        return null;
    }

    private static String setting(BindException bad) {
        Throwable deepest = bad;
        while (deepest.getCause() != null) deepest = deepest.getCause();
        var property = bad.getProperty() == null
                ? bad.getName().toString()
                : bad.getProperty().getName().toString();
        return deepest instanceof IllegalArgumentException
                        && String.valueOf(deepest.getMessage()).contains("podbrief.")
                ? String.valueOf(deepest.getMessage())
                : "The setting " + property + " cannot be read: " + deepest.getMessage() + ".";
    }

    static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
