package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Text without markup: `Name: words`, times in any of the usual places, or words alone. Blank lines part
/// paragraphs.
///
/// It takes what no other format takes, so it refuses what looks like data: see [OtherFiles].
final class PlainText implements TranscriptFormat {
    @Override
    public String name() {
        return "text";
    }

    @Override
    public boolean recognizes(String text) {
        return OtherFiles.nameOf(text) == null && Words.any(text);
    }

    @Override
    public List<SpokenCue> read(String text) {
        var other = OtherFiles.nameOf(text);
        if (other != null) throw NotATranscript.because("is " + other);
        var lines = new ArrayList<Line>();
        boolean opens = true;
        for (var line : text.lines().toList()) {
            if (!line.isBlank()) lines.add(Line.of(line.strip(), Line.Weight.PLAIN, opens));
            opens = line.isBlank();
        }
        return NotATranscript.unlessEmpty(Turns.read(Set.of(), lines));
    }
}
