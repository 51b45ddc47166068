package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.published.CaptionText.Fragment;
import io.podbrief.transcript.published.RollingCaptions.Caption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From timed captions to who said what: voice tags, `Name:` at the start of a line, dashes and `>>`.
///
/// A name holds until somebody else is named, the voice is closed, or a dash or `>>` says that somebody else
/// speaks. That is how Podcasting 2.0 asks publishers to write them: a name only where it changes. Where a
/// caption holds several pieces, the first has its start and the last its end.
final class Captions {
    private static final Pattern TURN = Pattern.compile("\\s*(?:>>+|[-‐‑](?=\\s|\\p{L}))\\s*");
    private static final Pattern DIALOGUE_TURN = Pattern.compile("\\s*(?:>>+|[-‐‑–—](?=\\s|\\p{L}))\\s*");
    private static final Pattern MIDDLE_TURN = Pattern.compile("(?<=\\s)>>+(?=\\s)");

    private final SpeakerLabels labels;
    private final List<SpokenCue> cues = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable String speaker;

    /// Words of one speaker inside of one caption.
    private record Piece(@Nullable String speaker, StringBuilder text, boolean newTurn) {}

    private Captions(SpeakerLabels labels) {
        this.labels = labels;
    }

    /// The cues that hold words, in order.
    ///
    /// @param blocks as cut from the file
    static List<SpokenCue> read(List<CueBlocks.Block> blocks) {
        var captions = new ArrayList<Caption>(blocks.size());
        for (var block : blocks) {
            var spoken = CaptionText.of(block.lines());
            captions.add(new Caption(block.from(), block.to(), spoken.fragments(), spoken.open()));
        }
        var said = RollingCaptions.unroll(captions);
        var reader = new Captions(SpeakerLabels.learn(Set.of(), labelled(said)));
        said.forEach(reader::caption);
        return reader.cues;
    }

    /// The lines that may start with a name: all that no voice tag covers.
    private static List<String> labelled(List<Caption> captions) {
        var lines = new ArrayList<String>();
        for (var caption : captions) {
            for (var fragment : caption.fragments()) {
                if (fragment.voice() != null) continue;
                fragment.text()
                        .lines()
                        .map(Captions::withoutTurn)
                        .filter(Words::any)
                        .forEach(lines::add);
            }
        }
        return lines;
    }

    private static String withoutTurn(String line) {
        var turn = DIALOGUE_TURN.matcher(line);
        return turn.lookingAt() ? line.substring(turn.end()) : line.strip();
    }

    private void caption(Caption caption) {
        boolean voiced = caption.fragments().stream().anyMatch(fragment -> fragment.voice() != null);
        for (var fragment : caption.fragments()) {
            if (voiced) speaker = fragment.voice();
            text(fragment);
        }
        if (voiced && !caption.open()) speaker = null;
        add(caption.from(), caption.to());
    }

    private void text(Fragment fragment) {
        boolean voiced = fragment.voice() != null;
        var lines =
                MIDDLE_TURN.matcher(fragment.text()).replaceAll("\n>>").lines().toList();
        var turnMark = turnMark(lines);
        boolean fresh = true;
        for (var line : lines) {
            var turn = turnMark.matcher(line);
            boolean newTurn = turn.lookingAt();
            var words = newTurn ? line.substring(turn.end()) : line.stripLeading();
            if (newTurn && !voiced) speaker = null;
            var label = voiced ? null : labels.in(words);
            if (label != null) {
                speaker = label.speaker();
                words = Timestamp.parse(label.rest().strip()) == null ? label.rest() : ""; // "Ann: 00:30:33", no words
            }
            boolean somebodyElse = newTurn && !voiced;
            boolean starts = fresh || label != null || somebodyElse;
            if (starts) pieces.add(new Piece(speaker, new StringBuilder(), somebodyElse));
            fresh = false;
            var text = pieces.getLast().text();
            text.append(text.isEmpty() ? "" : " ").append(words.strip());
        }
    }

    /// Long dashes are dialogue only where two lines of one caption begin with one; alone they mark an
    /// interruption.
    private static Pattern turnMark(List<String> lines) {
        long dashes = lines.stream()
                .filter(line -> DIALOGUE_TURN.matcher(line).lookingAt())
                .count();
        return dashes > 1 ? DIALOGUE_TURN : TURN;
    }

    private void add(@Nullable Duration from, @Nullable Duration to) {
        pieces.removeIf(piece -> !Words.any(piece.text()));
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            var start = i == 0 ? from : null;
            var end = i == pieces.size() - 1 ? to : null;
            cues.add(new SpokenCue(start, end, piece.speaker(), piece.text().toString(), piece.newTurn()));
        }
        pieces.clear();
    }
}
