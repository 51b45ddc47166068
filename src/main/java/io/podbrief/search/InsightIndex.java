package io.podbrief.search;

import io.podbrief.embedding.Embedding;
import io.podbrief.insight.Insight;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Insights found by words and by meaning. Add one by adding a folder beside `lucene`.
///
/// The index is a copy of the tables: it may be dropped and built again at any time. Safe for use from several
/// threads.
public interface InsightIndex {
    /// What is indexed of an insight.
    ///
    /// @param words everything that a search by words may match: headline, text, speaker, show
    record Entry(Insight.Id id, String words, Embedding embedding) {}

    /// An insight that was found.
    ///
    /// @param score larger is better; what it means depends on the question
    record Hit(Insight.Id id, double score) {}

    /// What to look for; at least one of the two.
    ///
    /// @param words as a person types them; punctuation is ignored
    /// @param limit how many hits at most, `>= 1`
    record Question(@Nullable String words, @Nullable Embedding meaning, int limit) {
        public Question {
            if (words == null && meaning == null)
                throw new IllegalArgumentException("a question without words and without meaning");
        }
    }

    /// Adds entries; one whose id is there already replaces it. When this returns, the next [#find] sees them.
    void add(List<Entry> entries);

    /// Takes entries out; ids that are not there are passed over.
    void remove(List<Insight.Id> ids);

    /// The best hits, best first; equal scores by id. By meaning alone the score is the cosine; by words alone
    /// BM25's; by both, the two lists fused by reciprocal rank (Cormack et al., SIGIR 2009, `k = 60`).
    List<Hit> find(Question question);

    /// How many entries there are.
    long size();

    /// Drops everything, for a rebuild.
    void clear();
}
