package io.podbrief.evaluation;

import io.podbrief.evaluation.Sample.Topic;
import io.podbrief.platform.Json;
import io.podbrief.transcript.SpokenCue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;

/// Meetings of C_gold/qmsum, whose topics people marked by turns. Marks that its tokeniser parted from their words
/// are joined again, and sounds in braces are left out.
///
/// @param kind `academic`, `product` or `committee`, by how people are called in it
record Meetings(String kind, List<SpokenCue> cues, List<Topic> topics) {
    private static final int MOST_WORDS = 8_000;
    private static final Pattern SOUND = Pattern.compile("\\{[^}]*\\}");
    private static final Pattern PARTED = Pattern.compile(" +(?=[.,?!;:]|'\\w|n't\\b)");
    private static final Pattern ACADEMIC = Pattern.compile("(Professor|Grad|PhD|Postdoc|Undergrad)\\b.*");
    private static final Pattern PRODUCT =
            Pattern.compile("Project Manager|Marketing|Industrial Designer|User Interface");

    private record Turn(String speaker, String content) {}

    private record Part(String topic, List<List<String>> relevant_text_span) {}

    private record Meeting(List<Turn> meeting_transcripts, List<Part> topic_list) {}

    /// @param line one meeting in JSON
    static Meetings read(String line) {
        var meeting = Json.read(line, new TypeReference<Meeting>() {});
        var cues = new ArrayList<SpokenCue>();
        var starts = new ArrayList<Integer>(); // first word of each turn
        int words = 0;
        for (var turn : meeting.meeting_transcripts()) {
            starts.add(words);
            var text = PARTED.matcher(SOUND.matcher(turn.content()).replaceAll(" "))
                    .replaceAll("")
                    .strip();
            if (text.codePoints().noneMatch(Character::isLetterOrDigit) || words >= MOST_WORDS) continue;
            var cue = new SpokenCue(null, null, turn.speaker(), text);
            cues.add(cue);
            words += Sample.wordsOf(cue).size();
        }
        int end = words;
        var topics = meeting.topic_list().stream()
                .flatMap(part -> part.relevant_text_span().stream()
                        .map(span -> new Topic(starts.get(Integer.parseInt(span.getFirst())), part.topic())))
                .filter(topic -> topic.word() < end)
                .sorted(Comparator.comparingInt(Topic::word))
                .toList();
        return new Meetings(kind(meeting), cues, topics);
    }

    private static String kind(Meeting meeting) {
        var speaker = meeting.meeting_transcripts().getFirst().speaker();
        if (ACADEMIC.matcher(speaker).matches()) return "academic";
        return PRODUCT.matcher(speaker).matches() ? "product" : "committee";
    }
}
