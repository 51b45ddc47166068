package io.podbrief.cli;

import io.podbrief.evaluation.ReadingRound;
import io.podbrief.evaluation.Report;
import io.podbrief.evaluation.Report.Request;
import io.podbrief.evaluation.RoundScore;
import io.podbrief.evaluation.WrittenReport;
import io.podbrief.pipeline.Proving;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `podbrief eval`: how good the insights are, in figures.
@Command(
        name = "eval",
        description = "Measures the insights beside baselines, on labelled data and on the demo's episodes.",
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    private final Launch launch;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DATA",
            arity = "0..1",
            defaultValue = "${env:PODBRIEF_TEST_DATA}",
            description = "Folder of labelled data; PODBRIEF_TEST_DATA by default, else the demo's episodes alone.")
    private @Nullable Path data;

    @Option(
            names = "--metric",
            paramLabel = "ID",
            description = "Only this one, such as M6; may be given several times.")
    private List<String> metrics = List.of();

    @Option(
            names = "--episodes",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Episodes of each long show (${DEFAULT-VALUE}); more of shorter ones are taken. Time grows with it.")
    private int episodes = 3;

    @Option(names = "--worst", description = "Print the worst 20 items of each figure as well.")
    private boolean worst;

    @Option(
            names = "--written",
            description =
                    "Let the language model in force write the insights of N whole episodes of two shows, and print them. Takes minutes an episode.")
    private boolean written;

    @Option(
            names = "--heldout",
            paramLabel = "FILE",
            defaultValue = "tools/ranker/heldout.tsv",
            description = "What the ranker says of windows whose show it was not trained on (${DEFAULT-VALUE}).")
    private Path heldOut = Path.of("");

    @Option(
            names = "--sheet",
            paramLabel = "FILE",
            description = "Draw a blind reading round of DATA instead: a sheet for readers, and FILE.key.tsv.")
    private @Nullable Path sheet;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What --sheet draws by (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--score",
            paramLabel = "KEY ANSWERS ANSWERS",
            arity = "3",
            hideParamSyntax = true,
            description = "Print what two readers of a round said instead; docs/reading-rounds.md says how.")
    private List<Path> score = List.of();

    @Option(
            names = "--pairs",
            description = "Instead, print the evidence on each labelled pair of claims, for tools/same.")
    private boolean pairs;

    EvalCommand(Launch launch) {
        this.launch = launch;
    }

    @Override
    public Integer call() {
        if (!score.isEmpty())
            RoundScore.print(
                    score.get(0), score.get(1), score.get(2), spec.commandLine().getOut());
        else if (sheet != null) draw(sheet);
        else if (written) written();
        else measure();
        return Exit.OK;
    }

    private void draw(Path file) {
        if (data == null) throw new ParameterException(spec.commandLine(), "--sheet needs a folder of DATA.");
        try (var context = launch.quiet(Map.of(), ReadingRound.class)) {
            context.getBean(ReadingRound.class)
                    .write(
                            data,
                            seed,
                            file,
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr());
        }
    }

    private void measure() {
        for (var metric : metrics)
            if (!Report.METRICS.contains(metric))
                throw new ParameterException(
                        spec.commandLine(),
                        "No metric is called " + metric + "; there are " + String.join(", ", Report.METRICS) + ".");
        var wanted = new LinkedHashSet<>(metrics.isEmpty() ? Report.METRICS : metrics);
        try (var context = launch.quiet(Map.of())) {
            if (pairs) {
                context.getBean(Report.class)
                        .pairs(
                                data == null ? Path.of("") : data,
                                spec.commandLine().getOut());
                return;
            }
            context.getBean(Report.class)
                    .print(
                            new Request(data, heldOut, wanted, Math.max(1, episodes), worst),
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr());
        }
    }

    private void written() {
        var folder = data;
        if (folder == null)
            throw new ParameterException(spec.commandLine(), "--written needs a folder of transcripts: give DATA.");
        try (var context = launch.quiet(Map.of())) {
            context.getBean(WrittenReport.class)
                    .print(
                            folder,
                            Math.max(1, episodes),
                            context.getBean(Proving.class)::proven,
                            spec.commandLine().getOut());
        }
    }
}
