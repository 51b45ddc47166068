package io.podbrief.search.lucene;

import io.podbrief.insight.Insight;
import io.podbrief.search.InsightIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;

/// The embedded index: Lucene, BM25 over English stems and an HNSW graph over the embeddings.
final class LuceneIndex implements InsightIndex, AutoCloseable {
    private static final String ORDER = "order";
    private static final int FUSION = 60;
    /// Equal scores by id, so that the order in which things were added does not show.
    private static final Sort BY_SCORE = new Sort(SortField.FIELD_SCORE, new SortField(ORDER, SortField.Type.STRING));

    private static final int FEWEST_NEIGHBOURS = 50; // asked of the graph, so that small limits do not cost recall

    private final EnglishAnalyzer analyzer = new EnglishAnalyzer();
    private final IndexWriter writer;
    private final SearcherManager searchers;

    /// @param directory where the index lies; this takes its lock and closes it
    /// @throws IOException if it cannot be read, or another process writes to it
    LuceneIndex(Directory directory) throws IOException {
        writer = new IndexWriter(directory, new IndexWriterConfig(analyzer));
        searchers = new SearcherManager(writer, null);
    }

    @Override
    public void add(List<Entry> entries) {
        try {
            for (var entry : entries) {
                var document = new Document();
                document.add(new StringField("id", entry.id().value(), Field.Store.YES));
                document.add(
                        new SortedDocValuesField(ORDER, new BytesRef(entry.id().value())));
                document.add(new TextField("words", entry.words(), Field.Store.NO));
                document.add(new KnnFloatVectorField(
                        "meaning", entry.embedding().values(), VectorSimilarityFunction.DOT_PRODUCT));
                writer.updateDocument(new Term("id", entry.id().value()), document);
            }
            publish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(List<Insight.Id> ids) {
        try {
            writer.deleteDocuments(
                    ids.stream().map(id -> new Term("id", id.value())).toArray(Term[]::new));
            publish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void clear() {
        try {
            writer.deleteAll();
            publish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void publish() throws IOException {
        writer.commit();
        searchers.maybeRefreshBlocking();
    }

    @Override
    public long size() {
        return writer.getDocStats().numDocs;
    }

    @Override
    public List<Hit> find(Question question) {
        try {
            var searcher = searchers.acquire();
            try {
                var byWords = question.words() == null
                        ? null
                        : hits(searcher, query(question.words()), question.limit(), false);
                var meaning = question.meaning();
                if (meaning == null) return byWords == null ? List.of() : byWords;
                int neighbours = Math.max(FEWEST_NEIGHBOURS, question.limit());
                var byMeaning = hits(
                        searcher,
                        new KnnFloatVectorQuery("meaning", meaning.values(), neighbours),
                        question.limit(),
                        true);
                return byWords == null ? byMeaning : fused(byWords, byMeaning, question.limit());
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Query query(String words) throws IOException {
        var query = new BooleanQuery.Builder();
        try (var tokens = analyzer.tokenStream("words", words)) {
            var term = tokens.addAttribute(org.apache.lucene.analysis.tokenattributes.CharTermAttribute.class);
            tokens.reset();
            int clauses = 0;
            while (tokens.incrementToken() && clauses++ < IndexSearcher.getMaxClauseCount()) {
                query.add(new TermQuery(new Term("words", term.toString())), BooleanClause.Occur.SHOULD);
            }
            tokens.end();
        }
        return query.build();
    }

    private static List<Hit> hits(IndexSearcher searcher, Query query, int limit, boolean cosine) throws IOException {
        var stored = searcher.storedFields();
        var hits = new ArrayList<Hit>();
        for (var found :
                searcher.search(query, Math.max(limit, cosine ? FEWEST_NEIGHBOURS : limit), BY_SCORE, true).scoreDocs) {
            // Lucene's dot product score is (1 + cosine) / 2
            double score = cosine ? 2 * found.score - 1 : found.score;
            hits.add(new Hit(new Insight.Id(stored.document(found.doc).get("id")), score));
        }
        return best(hits, limit);
    }

    private static List<Hit> fused(List<Hit> one, List<Hit> other, int limit) {
        var scores = new HashMap<Insight.Id, Double>();
        for (var list : List.of(one, other)) {
            for (int rank = 0; rank < list.size(); rank++)
                scores.merge(list.get(rank).id(), 1.0 / (FUSION + rank + 1), Double::sum);
        }
        return best(
                scores.entrySet().stream()
                        .map(entry -> new Hit(entry.getKey(), entry.getValue()))
                        .toList(),
                limit);
    }

    private static List<Hit> best(List<Hit> hits, int limit) {
        return hits.stream()
                .sorted(Comparator.comparingDouble(Hit::score)
                        .reversed()
                        .thenComparing(hit -> hit.id().value()))
                .limit(limit)
                .toList();
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            writer.getDirectory().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
