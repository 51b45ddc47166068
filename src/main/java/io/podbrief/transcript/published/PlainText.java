package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Text without markup: `Name: words`, times in any of the usual places, or words alone. Blank lines part
/// paragraphs.
///
/// It takes what no other format takes, so it refuses what looks like data: see [OtherFiles].
final class PlainText implements TranscriptFormat {
    private static final Pattern STARS =
            Pattern.compile("(?<![\\w*])\\*{1,3}([^*\\s](?:[^*\\n]{0,200}[^*\\s])?)\\*{1,3}(?![\\w*])");
    private static final Pattern QUOTED = Pattern.compile("^> |(?<=: )> |(?<=\\s)>(?: >){1,9} ");

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
            if (!line.isBlank()) lines.add(Line.of(withoutLeftovers(line.strip()), Line.Weight.PLAIN, opens));
            opens = line.isBlank();
        }
        return NotATranscript.unlessEmpty(Turns.read(Set.of(), lines));
    }

    /// Without the marks of Markdown that others left in: stars around words, and `>` before quoted paragraphs.
    private static String withoutLeftovers(String line) {
        var text = line.indexOf('*') < 0 ? line : STARS.matcher(line).replaceAll("$1");
        return text.indexOf('>') < 0 ? text : QUOTED.matcher(text).replaceAll("");
    }
}
