package io.podbrief.evaluation;

import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.Embedding;
import io.podbrief.evaluation.Sample.Topic;
import io.podbrief.insight.extractive.Inspection;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/// M9: how many of the topics that people titled the first ten picks are about. Titles such as "Introduction" do
/// not count, nor do sponsors' items.
final class Coverage implements PickMetric {
    private static final int MOST = 10;
    private static final double CLOSE = 0.5; // cosine, of MiniLM
    private static final Pattern NO_TAKEAWAY = Pattern.compile(
            "(?i)^(into|intro|introduction|preamble|welcome|outro|opening|closing|recap|conclusions?|summary|wrap.?up)\\b.*");

    private final Embedder embedder;

    Coverage(Embedder embedder) {
        this.embedder = embedder;
    }

    @Override
    public void measure(Extracted episode, List<Pick> picks, Sheet sheet) {
        var titles = episode.sample().topics().stream()
                .filter(topic -> !NO_TAKEAWAY.matcher(topic.title()).matches())
                .filter(topic -> !episode.sample().isAdvert(topic.word()))
                .map(Topic::title)
                .filter(title -> title.codePoints().anyMatch(Character::isLetter))
                .toList();
        if (titles.isEmpty()) return;
        var ten = picks.stream().limit(MOST).toList();
        measure(titles, ten, sheet, List.of(Figure.COVERAGE, Figure.TITLE_WORDS));
        int ours = Math.min(MOST, episode.extraction().insights().size());
        var even = ten.stream().limit(ours).toList();
        measure(titles, even, sheet, List.of(Figure.COVERAGE_EVEN, Figure.TITLE_WORDS_EVEN));
    }

    /// @param figures that of titles, then that of their words
    private void measure(List<String> titles, List<Pick> picks, Sheet sheet, List<Figure> figures) {
        var embeddings = embedder.embed(picks.stream().map(Pick::text).toList());
        var said = new HashSet<String>();
        picks.forEach(pick -> said.addAll(Inspection.words(pick.text())));
        for (var title : titles) {
            double closest = closest(embedder.embed(title), embeddings);
            sheet.add(figures.getFirst(), closest > CLOSE ? 1 : 0, 1);
            if (figures.getFirst() == Figure.COVERAGE)
                sheet.note(Figure.COVERAGE, 1 - closest, "%.2f to the nearest pick: %s".formatted(closest, title));
            var words = new HashSet<>(Inspection.words(title));
            words.removeIf(Inspection::isStopWord);
            sheet.add(figures.getLast(), words.stream().filter(said::contains).count(), words.size());
        }
    }

    private static double closest(Embedding title, List<Embedding> picks) {
        return picks.stream().mapToDouble(title::cosine).max().orElse(0);
    }
}
