package io.podbrief.evaluation;

import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.util.ArrayList;
import java.util.List;

/// One episode to measure on, with what people said of it. Places are counted in words between white space, which
/// are the same in both forms.
///
/// @param show a short name, unique
/// @param id of the episode, unique within its show
/// @param topics where a topic begins, in order; empty where nobody said
/// @param adverts known adverts in order, not overlapping; empty where nobody marked them
record Sample(Show show, String id, List<SpokenCue> cues, List<Topic> topics, List<Span> adverts) {
    /// @param genre what kind of talk it is; a target counts as met on two of them at least
    /// @param part `dev`, `test` or, for what ships with the product, `own`
    record Show(String name, String genre, String part) {}

    /// @param word index of the first word of the topic
    /// @param title as its publisher words it
    record Topic(int word, String title) {}

    /// Words `[from, to)`.
    record Span(int from, int to) {
        boolean has(int word) {
            return word >= from && word < to;
        }

        boolean touches(Span other) {
            return from < other.to && other.from < to;
        }
    }

    Sample {
        cues = List.copyOf(cues);
        topics = List.copyOf(topics);
        adverts = List.copyOf(adverts);
    }

    Transcript transcript(Form form) {
        return Transcript.of(
                new Source.Published("evaluation", null),
                "en",
                switch (form) {
                    case PUBLISHED -> cues;
                    case HEARD -> Heard.of(words());
                });
    }

    /// A transcript's cues as pieces of speech, from which the same text can be made again.
    static List<SpokenCue> cues(Transcript transcript) {
        var text = transcript.text();
        return transcript.cues().stream()
                .map(cue -> new SpokenCue(
                        cue.from(),
                        cue.to(),
                        cue.speaker(),
                        text.substring(cue.start(), cue.end()),
                        cue.start() > 0 && text.charAt(cue.start() - 1) == '\n'))
                .toList();
    }

    List<String> words() {
        var words = new ArrayList<String>();
        for (var cue : cues) words.addAll(wordsOf(cue));
        return words;
    }

    static List<String> wordsOf(SpokenCue cue) {
        return List.of(cue.text().strip().split("\\s+"));
    }

    boolean isAdvert(int word) {
        return adverts.stream().anyMatch(span -> span.has(word));
    }
}
