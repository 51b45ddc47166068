package io.podbrief.evaluation;

import io.podbrief.evaluation.Sample.Span;
import io.podbrief.evaluation.Sample.Topic;
import io.podbrief.platform.Json;
import io.podbrief.platform.Sha256;
import io.podbrief.transcript.SpokenCue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/// Texts of real adverts, put into episodes that have none: near the start, in the middle and towards the end, between
/// two cues. The second is nobody's, as one that a hosting service puts in; the others are read by whoever spoke last.
///
/// Sponsors are split into parts: an episode gets those of its show's part only. The same episode always gets the
/// same adverts.
final class Adverts {
    private static final List<Double> PLACES = List.of(0.06, 0.5, 0.8);

    private final Map<String, List<String>> byPart = new TreeMap<>();

    /// @param files the pattern files of C_gold/minuspod-ads, in order of their names
    Adverts(List<String> files, Split split) {
        var bySponsor = new TreeMap<String, List<String>>();
        for (var file : files) {
            var pattern = Json.read(file, new TypeReference<Map<String, Object>>() {});
            if (!(pattern.get("text_template") instanceof String text)) continue; // the list of all
            bySponsor
                    .computeIfAbsent(String.valueOf(pattern.get("sponsor")), _ -> new ArrayList<>())
                    .add(text.strip());
        }
        bySponsor.forEach((sponsor, texts) -> byPart.computeIfAbsent(
                        split.part("sponsor", sponsor, Sha256.hex(String.join("\n", texts))), _ -> new ArrayList<>())
                .addAll(texts));
    }

    /// The episode with three adverts in it.
    Sample into(Sample sample) {
        var texts = byPart.getOrDefault(sample.show().part(), List.of());
        var random = new Random(sample.id().hashCode());
        int words = sample.words().size();
        var cues = new ArrayList<SpokenCue>();
        var spans = new ArrayList<Span>();
        var starts = new ArrayList<Integer>(); // places where they were put, in words of the episode without them
        int at = 0;
        int put = 0;
        for (var cue : sample.cues()) {
            cues.add(cue);
            at += Sample.wordsOf(cue).size();
            if (starts.size() == PLACES.size() || at < PLACES.get(starts.size()) * words) continue;
            var speaker = starts.size() == 1 ? null : cue.speaker();
            var advert = new SpokenCue(null, null, speaker, texts.get(random.nextInt(texts.size())));
            int length = Sample.wordsOf(advert).size();
            cues.add(advert);
            spans.add(new Span(at + put, at + put + length));
            starts.add(at);
            put += length;
        }
        return new Sample(sample.show(), sample.id() + "+adverts", cues, moved(sample, starts, spans), spans);
    }

    private static List<Topic> moved(Sample sample, List<Integer> starts, List<Span> spans) {
        return sample.topics().stream()
                .map(topic -> {
                    int put = 0;
                    for (int i = 0; i < starts.size(); i++)
                        if (starts.get(i) <= topic.word())
                            put += spans.get(i).to() - spans.get(i).from();
                    return new Topic(topic.word() + put, topic.title());
                })
                .toList();
    }
}
