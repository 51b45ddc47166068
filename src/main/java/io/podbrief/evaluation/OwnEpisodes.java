package io.podbrief.evaluation;

import io.podbrief.evaluation.Sample.Show;
import io.podbrief.evaluation.Sample.Span;
import io.podbrief.platform.Shipped;
import io.podbrief.transcript.published.PublishedFormats;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The made-up episodes that ship with the product, with their adverts as `evaluation/own.tsv` marks them.
final class OwnEpisodes {
    private OwnEpisodes() {}

    static List<Sample> all() {
        return Shipped.lines("/evaluation/own.tsv")
                .map(line -> sample(line.split("\t")))
                .toList();
    }

    /// @param line path, and where there is one the first and the last words of its advert
    private static Sample sample(String[] line) {
        var transcript =
                PublishedFormats.read(Shipped.bytes("/demo/" + line[0]), null, URI.create("file:///" + line[0]), "en");
        var cues = Sample.cues(transcript);
        var show = new Show(line[0].substring(0, line[0].indexOf('/')), "made up", "own");
        var sample = new Sample(show, line[0], cues, List.of(), List.of());
        if (line.length < 3) return sample;
        var words = sample.words();
        int from = place(words, line[1], 0);
        int to = place(words, line[2], from) + line[2].split(" ").length;
        return new Sample(show, line[0], cues, List.of(), List.of(new Span(from, to)));
    }

    private static int place(List<String> words, String phrase, int from) {
        int found = Collections.indexOfSubList(
                words.subList(from, words.size()), new ArrayList<>(List.of(phrase.split(" "))));
        if (found < 0) throw new IllegalStateException("nobody says " + phrase);
        return from + found;
    }
}
