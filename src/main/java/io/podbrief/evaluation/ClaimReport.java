package io.podbrief.evaluation;

import io.podbrief.embedding.Embedder;
import io.podbrief.evaluation.ClaimPairs.Pair;
import io.podbrief.relation.Likeness;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The figures about claims of different shows: which are one (M13), which are related (M15).
final class ClaimReport {
    private final Embedder embedder;
    private final ClaimPairs pairs;

    ClaimReport(Embedder embedder) {
        this.embedder = embedder;
        this.pairs = new ClaimPairs(embedder);
    }

    /// @param data `null` for the stories that ship with the product alone
    void print(@Nullable DataFolder data, Report.Request request, PrintWriter out) {
        boolean same = request.metrics().contains("M13");
        if (same)
            for (var part : List.of("dev", "test"))
                section("Same claim: made-up stories, " + part, pairs.ofStories(part), request, out);
        if (data == null || !same && !request.metrics().contains("M15")) return;
        var points = KeyPoints.read(data.gold("argkp"));
        if (same) section("Same claim: arguments of four topics, same key point", dev(points), request, out);
        if (request.metrics().contains("M15")) related(points, request, out);
    }

    private List<Pair> dev(KeyPoints points) {
        return pairs.ofArguments(points).stream()
                .filter(pair -> pair.topic().show().part().equals("dev"))
                .toList();
    }

    private static void section(String title, List<Pair> pairs, Report.Request request, PrintWriter out) {
        var results = new Results();
        SameClaim.measure(pairs, results);
        out.println();
        out.println("## " + title);
        out.println();
        out.println(
                pairs.size() + " pairs, " + pairs.stream().filter(Pair::same).count() + " of them one claim.");
        Report.print(results, request, out);
    }

    private void related(KeyPoints points, Report.Request request, PrintWriter out) {
        var results = new Results();
        new Nearest(points, embedder).measure(results);
        out.println();
        out.println("## Related: arguments of four topics, among those of all 28");
        Report.print(results, request, out);
    }

    /// Writes what speaks for and against each pair that a model may be fitted to or chosen by: not the stories' half
    /// kept for measuring.
    void pairs(DataFolder data, PrintWriter out) {
        var all = new ArrayList<>(pairs.ofStories("dev"));
        all.addAll(pairs.ofArguments(KeyPoints.read(data.gold("argkp"))));
        var names = Likeness.of(all.getFirst().one(), all.getFirst().other()).values();
        out.println("set\ttopic\tsame\t" + String.join("\t", names.keySet()));
        for (var pair : all) {
            var values = Likeness.of(pair.one(), pair.other()).values().values().stream()
                    .map(value -> String.format(Locale.ROOT, "%.5f", value))
                    .collect(Collectors.joining("\t"));
            var show = pair.topic().show();
            out.println(String.join(
                    "\t", show.name() + " " + show.part(), pair.topic().id(), pair.same() ? "1" : "0", values));
        }
    }
}
