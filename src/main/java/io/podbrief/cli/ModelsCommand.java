package io.podbrief.cli;

import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Failure;
import io.podbrief.platform.Json;
import io.podbrief.platform.http.FetchSettings;
import io.podbrief.platform.http.SafeHttp;
import io.podbrief.platform.models.Megabytes;
import io.podbrief.platform.models.Model;
import io.podbrief.platform.models.ModelCatalogue;
import io.podbrief.platform.models.ModelDownload;
import io.podbrief.platform.models.ModelFolder;
import io.podbrief.platform.models.ModelFolder.Presence;
import io.podbrief.platform.models.ModelSettings;
import io.podbrief.platform.models.PullProgress;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `podbrief models`: the files that are too large to ship, and what is there of them.
@Command(
        name = "models",
        description = "Lists, fetches, checks and deletes the models that hear speech and write.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list | pull | verify | remove)")
final class ModelsCommand implements Callable<Integer> {
    private final Launch launch;
    private final ModelCatalogue catalogue;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ModelsCommand(Launch launch, ModelCatalogue catalogue) {
        this.launch = launch;
        this.catalogue = catalogue;
    }

    /// What these verbs need of the application. No component by itself, as the whole application has all of it.
    @EnableConfigurationProperties({DataSettings.class, FetchSettings.class, ModelSettings.class})
    @Import({ModelFolder.class, ModelDownload.class, SafeHttp.class})
    static class Parts {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return Exit.USAGE;
    }

    @Command(
            name = "list",
            description = "Lists the models of the catalogue and what is there of them.",
            mixinStandardHelpOptions = true)
    int list(
            @Option(names = "--json", description = "Print one JSON object and nothing else on standard output.")
                    boolean json) {
        try (var context = launch.only(Parts.class)) {
            var folder = context.getBean(ModelFolder.class);
            if (json) out().println(json(folder));
            else table(folder);
            out().flush();
            return Exit.OK;
        }
    }

    @Command(
            name = "pull",
            description = "Fetches models into the models folder; a transfer that broke off is gone on with.",
            mixinStandardHelpOptions = true)
    int pull(
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "As podbrief models list names them.")
                    List<String> names) {
        var wanted = named(names);
        try (var context = launch.only(Parts.class)) {
            var download = context.getBean(ModelDownload.class);
            var folder = context.getBean(ModelFolder.class);
            for (var model : wanted) {
                out().println(model.name() + ": " + pulled(download, model) + ", " + folder.place(model));
                out().flush();
            }
            return Exit.OK;
        }
    }

    @Command(
            name = "verify",
            description =
                    "Reads models and compares them with the catalogue; all that are there where no name is given.",
            mixinStandardHelpOptions = true)
    int verify(
            @Parameters(paramLabel = "NAME", arity = "0..*", description = "As podbrief models list names them.")
                    @Nullable
                    List<String> names) {
        var wanted = names == null ? List.<Model>of() : named(names);
        try (var context = launch.only(Parts.class)) {
            var folder = context.getBean(ModelFolder.class);
            var chosen = wanted.isEmpty() ? there(folder) : wanted;
            if (chosen.isEmpty()) out().println("No model is in " + folder.path() + ".");
            Failure worst = null;
            for (var model : chosen) {
                var failure = verify(folder, model);
                out().println((failure == null ? "OK    " : "FAIL  ") + model.name());
                out().flush();
                if (worst == null) worst = failure;
            }
            if (worst != null) throw worst;
            return Exit.OK;
        }
    }

    @Command(
            name = "remove",
            description = "Deletes models, and what a transfer left of them.",
            mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "NAME", arity = "1..*", description = "As podbrief models list names them.")
                    List<String> names) {
        var wanted = named(names);
        try (var context = launch.only(Parts.class)) {
            var folder = context.getBean(ModelFolder.class);
            for (var model : wanted) {
                if (!folder.remove(model)) throw missing(folder, model);
                out().println(model.name() + ": removed");
                out().flush();
            }
            return Exit.OK;
        }
    }

    /// Where models lie for verbs that have a data folder of their own for a moment, as a Spring placeholder.
    static final String USUAL_FOLDER =
            "${PODBRIEF_MODELS_FOLDER:${PODBRIEF_DATA_FOLDER:${user.home}/.podbrief}/models}";

    /// Fetches one where it is not there yet, with a bar where somebody looks.
    ///
    /// @return what was done, in words
    static String pulled(ModelDownload download, Model model) {
        return words(pull(download, model));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// All names are looked at before anything is done.
    private List<Model> named(List<String> names) {
        return names.stream().map(catalogue::named).distinct().toList();
    }

    private List<Model> there(ModelFolder folder) {
        return catalogue.all().stream()
                .filter(model -> switch (folder.presence(model)) {
                    case Presence.Absent _, Presence.Begun _ -> false;
                    case Presence.WrongSize _, Presence.Whole _ -> true;
                })
                .toList();
    }

    private static ModelDownload.Pulled pull(ModelDownload download, Model model) {
        long size = model.size().toBytes();
        try (var fetching = Terminal.transfer(model.name(), size)) {
            return download.pull(model, new PullProgress() {
                @Override
                public void fetched(long bytes) {
                    fetching.at(bytes);
                }

                @Override
                public void checked(long bytes) {} // a second or two, and the bar is full
            });
        }
    }

    private static String words(ModelDownload.Pulled pulled) {
        return switch (pulled) {
            case ALREADY_THERE -> "already there, checked";
            case FETCHED -> "fetched, checked";
        };
    }

    /// @return `null` if it is what it should be
    private static @Nullable Failure verify(ModelFolder folder, Model model) {
        return switch (verdict(folder, model)) {
            case GENUINE -> null;
            case ABSENT -> missing(folder, model);
            case WRONG_SIZE -> notGenuine("model.wrong_size", "size", folder, model);
            case WRONG_SUM -> notGenuine("model.wrong_sum", "SHA-256", folder, model);
        };
    }

    private static ModelFolder.Verdict verdict(ModelFolder folder, Model model) {
        try (var reading = Terminal.transfer(model.name(), model.size().toBytes())) {
            LongConsumer progress = reading::at;
            return folder.verify(model, progress);
        }
    }

    private static Failure notGenuine(String code, String what, ModelFolder folder, Model model) {
        return new Failure.Permanent(
                code,
                folder.place(model) + " has not the " + what + " that the catalogue says: podbrief models pull "
                        + model.name() + " replaces it.");
    }

    private static Failure missing(ModelFolder folder, Model model) {
        return new Failure.Permanent(
                "model.not_found",
                model.name() + " is not in " + folder.path() + ": fetch it with podbrief models pull " + model.name()
                        + ", or put " + model.file() + " there by hand.");
    }

    private void table(ModelFolder folder) {
        var row = "%-27s%-27s%9s%11s  %-12s%s%n";
        out().printf(row, "NAME", "FOR", "SIZE", "MEMORY", "LICENCE", "THERE");
        for (var model : catalogue.all()) {
            out().printf(
                            row,
                            model.name(),
                            model.purpose(),
                            Megabytes.words(model.size().toBytes()),
                            model.memory().toMegabytes() + " MiB",
                            model.licence(),
                            words(folder.presence(model)));
        }
        out().println();
        out().println("They lie in " + folder.path() + "; podbrief models pull NAME fetches one.");
    }

    private static String words(Presence presence) {
        return switch (presence) {
            case Presence.Absent _ -> "no";
            case Presence.Begun(long have) -> Megabytes.words(have) + " of it";
            case Presence.WrongSize _ -> "another file of that name";
            case Presence.Whole _ -> "yes";
        };
    }

    private String json(ModelFolder folder) {
        return Json.write(Map.of(
                "folder",
                folder.path().toString(),
                "models",
                catalogue.all().stream().map(model -> json(folder, model)).toList()));
    }

    private static Map<String, Object> json(ModelFolder folder, Model model) {
        var object = new LinkedHashMap<String, Object>();
        object.put("name", model.name());
        object.put("for", model.purpose());
        object.put("file", model.file());
        object.put("bytes", model.size().toBytes());
        object.put("sha256", model.sha256());
        object.put("memory_mib", model.memory().toMegabytes());
        object.put("licence", model.licence());
        object.put("address", model.address().toString());
        object.put("there", folder.find(model).isPresent());
        return object;
    }
}
