package io.podbrief.evaluation;

import io.podbrief.embedding.Embedder;
import io.podbrief.evaluation.KeyPoints.Argument;
import io.podbrief.evaluation.Results.Unit;
import io.podbrief.evaluation.Sample.Show;
import io.podbrief.relation.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Pairs of statements of which people said whether they say the same.
final class ClaimPairs {
    private static final int OF_A_TOPIC = 4_000;
    private static final int SEED = 1;

    private final Embedder embedder;
    private final Map<String, Statement> statements = new HashMap<>();

    ClaimPairs(Embedder embedder) {
        this.embedder = embedder;
    }

    /// @param topic what both are about, as an episode of the data set
    /// @param text both, for people who look at the worst
    record Pair(Unit topic, Statement one, Statement other, boolean same, String text) {}

    /// Pairs of arguments of one topic, each with a key point: at most 4,000 of a topic, drawn with seed 1.
    List<Pair> ofArguments(KeyPoints points) {
        var byTopic = new java.util.TreeMap<String, List<Argument>>();
        for (var argument : points.arguments())
            if (!argument.points().isEmpty())
                byTopic.computeIfAbsent(argument.topic(), _ -> new ArrayList<>())
                        .add(argument);
        var pairs = new ArrayList<Pair>();
        byTopic.values().forEach(arguments -> pairs.addAll(drawn(arguments)));
        return pairs;
    }

    private List<Pair> drawn(List<Argument> arguments) {
        var all = new ArrayList<int[]>();
        for (int i = 0; i < arguments.size(); i++) for (int j = 0; j < i; j++) all.add(new int[] {j, i});
        Collections.shuffle(all, new Random(SEED));
        return all.stream()
                .limit(OF_A_TOPIC)
                .map(pair -> pair(arguments.get(pair[0]), arguments.get(pair[1])))
                .toList();
    }

    private Pair pair(Argument one, Argument other) {
        var show = new Show("ArgKP", "debate", one.dev() ? "dev" : "train");
        return new Pair(
                new Unit(show, one.topic()),
                statement(one.text()),
                statement(other.text()),
                one.makesThePointOf(other),
                one.text() + " / " + other.text());
    }

    /// The pairs of docs/relations-gold.md; each story is a topic.
    ///
    /// @param part `dev` or `test`
    List<Pair> ofStories(String part) {
        return RelationGold.pairs(part).stream()
                .map(pair -> new Pair(
                        new Unit(new Show("stories", "made up", part), pair.story()),
                        statement(pair.from().text()),
                        statement(pair.to().text()),
                        pair.type().equals("same"),
                        pair.type() + ": " + pair.from().text() + " / "
                                + pair.to().text()))
                .toList();
    }

    private Statement statement(String text) {
        return statements.computeIfAbsent(text, _ -> Statement.of(text, embedder.embed(text)));
    }
}
