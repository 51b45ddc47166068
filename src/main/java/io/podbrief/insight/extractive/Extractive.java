package io.podbrief.insight.extractive;

import io.podbrief.embedding.Embedder;
import io.podbrief.embedding.PassageClassifier;
import io.podbrief.insight.Cut;
import io.podbrief.insight.Extraction;
import io.podbrief.insight.Extractor;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.insight.Quote;
import io.podbrief.insight.Tier;
import io.podbrief.platform.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/// The QUOTE tier's extractor: mask, windows, clean-up, gates, score, pick (QUALITY Q1 to Q10). Pure: the same
/// material gives the same insights.
@Component
public final class Extractive implements Extractor {
    private static final double FEWEST_TERMINALS = 1; // sentence ends per 40 words
    private static final int WORDS_PER_PICK = 700;
    private static final int FEWEST_PICKS = 4;
    private static final int MOST_PICKS = 12;
    private static final int MOST_SENTENCES = 4;
    private static final int LONGEST_RAW = 90; // words before clean-up; longer ones cannot come down to 70
    private static final int SHORTEST_RAW = 35;

    private static final Pattern UNCLEAR =
            Pattern.compile("[\\[(](unintelligible|inaudible|indistinct|crosstalk)", Pattern.CASE_INSENSITIVE);
    private static final Patterns ADS = Patterns.english("ad_patterns");

    private final Embedder embedder;
    private final PassageClassifier classifier;
    private final ExtractiveSettings settings;
    private final Grammar grammar = new Grammar();

    public Extractive(Embedder embedder, PassageClassifier classifier, ExtractiveSettings settings) {
        this.embedder = embedder;
        this.classifier = classifier;
        this.settings = settings;
    }

    @Override
    public Extraction extract(Material material) {
        var talk = Talk.of(material.transcript());
        if (talk.terminalsPer40Words() < FEWEST_TERMINALS) {
            throw new Failure.Permanent(
                    "extract.unpunctuated",
                    "The transcript has no sentences to quote: it lacks full stops. Nothing can be done but to wait for a better transcript.");
        }
        var counts = new TreeMap<String, Integer>();
        var mask = AdMask.of(talk);
        mask.values()
                .forEach(reason -> counts.merge(
                        "masked: "
                                + reason.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' '),
                        1,
                        Integer::sum));
        var passages = passages(talk, mask, counts);
        var topics = new Topics(talk);
        var picks = Selection.pick(candidates(talk, topics, passages, mask), most(talk));
        counts.put("picked", picks.size());
        return new Extraction(
                picks.stream()
                        .map(pick -> insight(material, talk, topics, pick))
                        .toList(),
                Map.of(),
                cuts(talk, mask),
                counts);
    }

    /// Runs of sentences masked for the same reason.
    private static List<Cut> cuts(Talk talk, Map<Integer, AdMask.Reason> mask) {
        var cuts = new ArrayList<Cut>();
        for (int first = 0; first < talk.sentences().size(); first++) {
            var reason = mask.get(first);
            if (reason == null) continue;
            int last = first;
            while (mask.get(last + 1) == reason) last++;
            cuts.add(cut(talk, first, last, reason));
            first = last;
        }
        return cuts;
    }

    private static Cut cut(Talk talk, int first, int last, AdMask.Reason reason) {
        var transcript = talk.transcript();
        int start = talk.sentences().get(first).start();
        int end = talk.sentences().get(last).end();
        var name = reason.name().toLowerCase(java.util.Locale.ROOT);
        return new Cut(
                name,
                transcript.codePointAt(start),
                transcript.codePointAt(end),
                transcript.timeAt(start),
                transcript.timeAt(end));
    }

    private static int most(Talk talk) {
        int words = talk.sentences().stream()
                .mapToInt(sentence -> sentence.wording().count())
                .sum();
        return Math.clamp(words / WORDS_PER_PICK, FEWEST_PICKS, MOST_PICKS);
    }

    /// The windows of whole sentences that pass every gate.
    private List<Passage> passages(Talk talk, Map<Integer, AdMask.Reason> mask, Map<String, Integer> counts) {
        var passages = new ArrayList<Passage>();
        var parts = new Parts(grammar);
        for (var turn : talk.turns()) {
            for (int first = turn.first(); first <= turn.last(); first++) {
                int words = 0;
                for (int last = first; last <= turn.last() && last - first < MOST_SENTENCES; last++) {
                    if (mask.containsKey(last) || isUnclear(talk.sentences().get(last))) break;
                    words += talk.sentences().get(last).wording().count();
                    if (words > LONGEST_RAW) break;
                    if (words < SHORTEST_RAW) continue;
                    counts.merge("windows", 1, Integer::sum);
                    var passage = Passage.of(talk, first, last, parts);
                    var broken = broken(passage);
                    if (broken.isEmpty()) passages.add(passage);
                    else counts.merge("dropped: " + broken.get(), 1, Integer::sum);
                }
            }
        }
        counts.put("passed", passages.size());
        return passages;
    }

    /// Whether the transcript itself says that it lacks words here.
    private static boolean isUnclear(Talk.Sentence sentence) {
        return UNCLEAR.matcher(sentence.text()).find();
    }

    private static Optional<String> broken(Passage passage) {
        return Completeness.broken(passage)
                .or(() -> SelfContainment.broken(passage))
                .or(() -> ADS.condemn(passage.text()) ? Optional.of("ad") : Optional.empty());
    }

    /// The passages worth sending, with what they are worth and where they stand.
    private List<Candidate> candidates(
            Talk talk, Topics topics, List<Passage> passages, Map<Integer, AdMask.Reason> mask) {
        if (passages.isEmpty()) return List.of();
        var sentences = embedder.embed(
                talk.sentences().stream().map(Talk.Sentence::text).toList());
        var readings = classifier.classify(passages.stream().map(Passage::text).toList());
        var worthiness = new Worthiness(talk, sentences);
        var segments = Segments.of(talk, sentences);
        var leadIn = new LeadIn(talk, sentences, mask::containsKey, new Parts(grammar));
        var candidates = new ArrayList<Candidate>();
        for (int i = 0; i < passages.size(); i++) {
            var passage = passages.get(i);
            var context = leadIn.before(passage);
            var sentence = Headlines.of(passage, Kinds.of(passage));
            var headline = sentence.or(() -> topics.label(passage));
            var quality = worthiness.of(passage, readings.get(i), context != null, sentence.isEmpty());
            if (quality.total() < settings.least() || headline.isEmpty()) continue;
            candidates.add(new Candidate(
                    passage,
                    headline.get(),
                    context,
                    embedder.embed(passage.text()),
                    quality,
                    segments.get(passage.first())));
        }
        return candidates;
    }

    private static Insight insight(Material material, Talk talk, Topics topics, Candidate pick) {
        var passage = pick.passage();
        var quote = quote(talk, passage);
        return new Insight(
                Insight.idOf(material, quote),
                material.episode(),
                Tier.QUOTE,
                Kinds.of(passage),
                pick.headline(),
                passage.text(),
                topics.of(passage),
                quote,
                pick.context(),
                pick.quality(),
                material.saidOn(),
                List.of(),
                pick.embedding());
    }

    private static Quote quote(Talk talk, Passage passage) {
        var sentences = talk.sentences();
        return Quotes.of(
                talk.transcript(),
                sentences.get(passage.first()).start(),
                sentences.get(passage.last()).end());
    }
}
