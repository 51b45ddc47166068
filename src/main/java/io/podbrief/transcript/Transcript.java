package io.podbrief.transcript;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

public record Transcript(String language, String text, List<Cue> cues) {
    public @Nullable String speakerAt(int offset) { var c = cueAt(offset); return c == null ? null : c.speaker(); }
    public @Nullable Duration timeAt(int offset) { var c = cueAt(offset); return c == null ? null : c.from(); }
    public int codePointOffset(int offset) { return text.codePointCount(0, offset); }
    @Nullable Cue cueAt(int offset) { for (var c : cues) if (offset < c.end()) return c; return null; }
    public static Transcript of(List<SpokenCue> cues) {
        var text = new StringBuilder(); var out = new ArrayList<Cue>(); String sp = null;
        for (var c : cues) {
            if (text.length() > 0) text.append(java.util.Objects.equals(sp, c.speaker()) ? ' ' : '\n');
            int s = text.length(); text.append(c.text()); sp = c.speaker();
            out.add(new Cue(s, text.length(), c.from(), c.to(), c.speaker()));
        }
        return new Transcript("en", text.toString(), out);
    }
}
