package io.podbrief.evaluation;

import io.podbrief.embedding.Embedder;
import io.podbrief.relation.Judge;
import io.podbrief.relation.Relation;
import io.podbrief.relation.Said;
import io.podbrief.relation.Verdict;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Typed relations against pairs labelled by us (docs/relations-gold.md): precision and recall of each type, on the
/// half of
/// the stories that the rules were tuned on and on the other, beside plain cosine and plain rules. Intervals by
/// drawing
/// stories.
@Component
final class TypedPairs {
    static final Set<String> METRICS = Set.of("M16", "M17", "M18");
    private static final List<Relation.Type> SHOWN = List.of(
            Relation.Type.UPDATES,
            Relation.Type.CONTRADICTS,
            Relation.Type.RESOLVES,
            Relation.Type.QUALIFIES,
            Relation.Type.CORROBORATES,
            Relation.Type.CAUSES,
            Relation.Type.EXAMPLE_OF);
    private static final Set<Relation.Type> UNDIRECTED = Set.of(Relation.Type.CONTRADICTS, Relation.Type.CORROBORATES);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern DENIAL = Pattern.compile("\\b(?:not|no|never|none|\\w+n['’]t)\\b");

    private final Judge judge;
    private final Embedder embedder;

    TypedPairs(Judge judge, Embedder embedder) {
        this.judge = judge;
        this.embedder = embedder;
    }

    /// @param type as labelled, such as `updates`, `same` or `unrelated`
    private record Pair(String story, Said from, Said to, String type) {}

    /// What was said of a pair.
    ///
    /// @param reversed whether the pair's `to` does it to its `from`
    private record Call(Relation.@Nullable Type type, boolean reversed) {
        static final Call NOTHING = new Call(null, false);
    }

    private interface Judging extends BiFunction<Said, Said, Call> {}

    /// Prints the tables.
    ///
    /// @param worst whether to print what was said wrongly on the half that may be looked at
    void print(PrintWriter out, boolean worst) {
        var systems = new LinkedHashMap<String, Judging>();
        systems.put(judge.name(), this::judged);
        systems.put("plain rules", TypedPairs::plainly);
        systems.put("plain cosine", byCosine(pairs("dev")));
        for (var half : List.of("dev", "test")) {
            var pairs = pairs(half);
            out.println();
            out.println("### M16, M17, M18: typed relations, " + half + " half, " + pairs.size() + " pairs");
            out.println();
            out.println("| type | system | labelled | said | right | precision | recall |");
            out.println("|---|---|---|---|---|---|---|");
            systems.forEach((name, system) -> table(name, system, pairs, out));
            out.println();
            out.println("Without dates " + withoutDates(pairs) + " relations are asserted.");
            if (worst && half.equals("dev")) wrong(pairs, out);
        }
    }

    private static void table(String name, Judging system, List<Pair> pairs, PrintWriter out) {
        for (var type : SHOWN) {
            var said = new TreeMap<String, Tally>();
            var found = new TreeMap<String, Tally>();
            for (var pair : pairs) {
                var verdict = system.apply(pair.from(), pair.to());
                boolean right = isRight(verdict, pair, type);
                if (verdict.type() == type) said.merge(pair.story(), new Tally(right ? 1 : 0, 1), Tally::plus);
                if (isLabelled(pair, type)) found.merge(pair.story(), new Tally(right ? 1 : 0, 1), Tally::plus);
            }
            if (said.isEmpty() && !name.startsWith("rules")) continue;
            double count = said.values().stream().mapToDouble(Tally::whole).sum();
            double labelled = found.values().stream().mapToDouble(Tally::whole).sum();
            double right = said.values().stream().mapToDouble(Tally::part).sum();
            out.println(String.format(
                    Locale.ROOT,
                    "| %s | %s | %.0f | %.0f | %.0f | %s | %s |",
                    type.name().toLowerCase(Locale.ROOT),
                    name,
                    labelled,
                    count,
                    right,
                    share(said),
                    share(found)));
        }
    }

    private static String share(Map<String, Tally> byStory) {
        var tallies = List.copyOf(byStory.values());
        if (tallies.isEmpty()) return "";
        var interval = Bootstrap.of(tallies);
        return Tables.number(Tally.ratio(tallies)) + " (" + Tables.number(interval.low()) + "–"
                + Tables.number(interval.high()) + ")";
    }

    /// That two make the same claim is support as well.
    private static boolean isRight(Call verdict, Pair pair, Relation.Type type) {
        if (verdict.type() != type) return false;
        if (type == Relation.Type.CORROBORATES && pair.type().equals("same")) return true;
        return isLabelled(pair, type) && (UNDIRECTED.contains(type) || !verdict.reversed());
    }

    private static boolean isLabelled(Pair pair, Relation.Type type) {
        return switch (pair.type()) {
            case "resolved" -> type == Relation.Type.RESOLVES;
            case "example-of" -> type == Relation.Type.EXAMPLE_OF;
            default -> pair.type().equals(type.name().toLowerCase(Locale.ROOT));
        };
    }

    private Call judged(Said from, Said to) {
        return judge.judge(from, to) instanceof Verdict.Typed typed
                ? new Call(typed.type(), typed.reversed())
                : Call.NOTHING;
    }

    /// The baseline that looks at numbers and denials alone: near in meaning, and differing in one of them.
    private static Call plainly(Said from, Said to) {
        if (from.meaning().cosine(to.meaning()) < 0.5) return Call.NOTHING;
        boolean differ = !all(NUMBER, from.text()).equals(all(NUMBER, to.text()))
                || all(DENIAL, from.text()).size() % 2 != all(DENIAL, to.text()).size() % 2;
        return differ ? byTime(from, to) : Call.NOTHING;
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group()).toList();
    }

    /// What baselines call two that differ: an update where they are four months apart or more, else a contradiction.
    private static Call byTime(Said from, Said to) {
        long days = ChronoUnit.DAYS.between(Objects.requireNonNull(to.on()), Objects.requireNonNull(from.on()));
        return Math.abs(days) > 120
                ? new Call(Relation.Type.UPDATES, days < 0)
                : new Call(Relation.Type.CONTRADICTS, false);
    }

    /// The baseline that takes the nearest for what differs, from the cosine on that gives the best F1 on the dev half.
    private Judging byCosine(List<Pair> dev) {
        double best = 0;
        double least = 1;
        for (double cosine = 0.4; cosine < 0.95; cosine += 0.05) {
            double at = cosine;
            Judging system = (from, to) -> from.meaning().cosine(to.meaning()) >= at ? byTime(from, to) : Call.NOTHING;
            long said = dev.stream()
                    .filter(pair -> system.apply(pair.from(), pair.to()).type() != null)
                    .count();
            long right = dev.stream()
                    .filter(pair -> List.of(Relation.Type.UPDATES, Relation.Type.CONTRADICTS).stream()
                            .anyMatch(type -> isRight(system.apply(pair.from(), pair.to()), pair, type)))
                    .count();
            long labelled = dev.stream()
                    .filter(pair -> Set.of("updates", "contradicts").contains(pair.type()))
                    .count();
            double f1 = said + labelled == 0 ? 0 : 2.0 * right / (said + labelled);
            if (f1 > best) {
                best = f1;
                least = at;
            }
        }
        double from = least;
        return (one, other) -> one.meaning().cosine(other.meaning()) >= from ? byTime(one, other) : Call.NOTHING;
    }

    private long withoutDates(List<Pair> pairs) {
        return pairs.stream()
                .filter(pair -> judge.judge(undated(pair.from()), undated(pair.to())) instanceof Verdict.Typed)
                .count();
    }

    private static Said undated(Said said) {
        return new Said(said.text(), said.before(), said.show(), said.speaker(), null, said.meaning());
    }

    private void wrong(List<Pair> pairs, PrintWriter out) {
        for (var pair : pairs) {
            if (!(judge.judge(pair.from(), pair.to()) instanceof Verdict.Typed typed)) continue;
            if (isRight(new Call(typed.type(), typed.reversed()), pair, typed.type())) continue;
            out.println();
            out.println("- " + typed.type().name().toLowerCase(Locale.ROOT) + ", labelled " + pair.type() + " ("
                    + typed.differs() + ")");
            out.println("  - " + pair.from().on() + ": " + pair.from().text());
            out.println("  - " + pair.to().on() + ": " + pair.to().text());
        }
    }

    private List<Pair> pairs(String half) {
        var said = new HashMap<RelationGold.Text, Said>();
        return RelationGold.pairs(half).stream()
                .map(pair -> new Pair(
                        pair.story(),
                        said.computeIfAbsent(pair.from(), this::said),
                        said.computeIfAbsent(pair.to(), this::said),
                        pair.type()))
                .toList();
    }

    private Said said(RelationGold.Text text) {
        return new Said(text.text(), "", text.show(), text.speaker(), text.on(), embedder.embed(text.text()));
    }
}
