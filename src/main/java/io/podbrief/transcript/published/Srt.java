package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.util.List;

/// SubRip, and every other file of `from --> to` lines with text below them, such as WebVTT without its first
/// line.
final class Srt implements TranscriptFormat {
    @Override
    public String name() {
        return "srt";
    }

    @Override
    public boolean recognizes(String text) {
        return CueBlocks.inBeginningOf(text);
    }

    @Override
    public List<SpokenCue> read(String text) {
        if (!recognizes(text)) throw NotATranscript.because("has no line with the times of a caption, as SubRip does");
        return NotATranscript.unlessEmpty(Captions.read(CueBlocks.read(text, false, lines -> false)));
    }
}
