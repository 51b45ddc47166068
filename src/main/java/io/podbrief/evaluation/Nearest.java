package io.podbrief.evaluation;

import io.podbrief.embedding.Diversity;
import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.Embedding;
import io.podbrief.evaluation.KeyPoints.Argument;
import io.podbrief.evaluation.Results.Unit;
import io.podbrief.evaluation.Sample.Show;
import io.podbrief.evaluation.baseline.Baseline;
import io.podbrief.evaluation.baseline.Bm25;
import io.podbrief.relation.RelatedList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// M15: the ten arguments related to one, among those of all 28 topics. Every argument of the four topics kept apart
/// that has a key point is asked for once.
///
/// The product's own list is told from plain cosine by its floor and its dislike of repeating itself; episodes and
/// shows, which arguments lack, don't bind it here.
final class Nearest {
    private static final int TEN = 10;
    private static final int NEIGHBOURS = 60; // as many as the product looks at
    private static final int FUSION = 60; // of reciprocal ranks; Cormack, Clarke and Büttcher, SIGIR 2009

    private final List<Argument> arguments;
    private final List<Embedding> embeddings;
    private final Bm25 words;

    Nearest(KeyPoints points, Embedder embedder) {
        arguments = points.arguments();
        embeddings = embedder.embed(arguments.stream().map(Argument::text).toList());
        words = new Bm25(arguments.stream().map(Argument::text).toList());
    }

    void measure(Results results) {
        for (int i = 0; i < arguments.size(); i++) {
            var query = arguments.get(i);
            if (!query.dev() || query.points().isEmpty()) continue;
            var unit = new Unit(new Show(query.topic(), "debate", "dev"), query.id());
            long right = arguments.stream()
                            .filter(other -> other.makesThePointOf(query))
                            .count()
                    - 1;
            lists(i).forEach((system, list) -> {
                var sheet = new Sheet(results, system, Form.PUBLISHED, unit);
                var listed = list.stream().map(arguments::get).toList();
                long found = listed.stream()
                        .filter(other -> other.makesThePointOf(query))
                        .count();
                if (right > 0) sheet.add(Figure.RELATED_RECALL, (double) found / Math.min(TEN, right), 1);
                for (var other : listed)
                    sheet.add(Figure.RELATED_TOPIC, other.topic().equals(query.topic()) ? 1 : 0, 1);
            });
        }
    }

    private Map<String, List<Integer>> lists(int query) {
        var own = embeddings.get(query);
        var byMeaning =
                others(query, embeddings.stream().mapToDouble(own::cosine).toArray());
        var byWords = others(query, words.scores(query));
        var fused = new double[arguments.size()];
        for (int rank = 0; rank < byMeaning.size(); rank++) {
            fused[byMeaning.get(rank)] += 1.0 / (FUSION + rank);
            fused[byWords.get(rank)] += 1.0 / (FUSION + rank);
        }
        var lists = new LinkedHashMap<String, List<Integer>>();
        lists.put(Results.OURS, RelatedList.pick(candidates(query, byMeaning), (_, _) -> true));
        lists.put("cosine of MiniLM", byMeaning.subList(0, TEN));
        lists.put("BM25", byWords.subList(0, TEN));
        lists.put("both fused", others(query, fused).subList(0, TEN));
        return lists;
    }

    private List<Diversity.Candidate<Integer>> candidates(int query, List<Integer> order) {
        return order.stream()
                .limit(NEIGHBOURS)
                .map(other -> new Diversity.Candidate<>(
                        other, embeddings.get(query).cosine(embeddings.get(other)), embeddings.get(other)))
                .toList();
    }

    /// All others, the highest score first.
    private static List<Integer> others(int query, double[] scores) {
        return Baseline.byScore(scores).stream().filter(other -> other != query).toList();
    }
}
