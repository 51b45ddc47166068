package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.util.List;

/// WebVTT, the format that Podcasting 2.0 recommends: <https://www.w3.org/TR/webvtt1/>.
///
/// Read leniently, as [CueBlocks] and [CaptionText] say. Comments, styles and regions are left out; a cue's
/// id and settings mean nothing here. Minutes over 59 are minutes, not hours.
final class Vtt implements TranscriptFormat {
    private static final String SIGNATURE = "WEBVTT";

    @Override
    public String name() {
        return "vtt";
    }

    @Override
    public boolean recognizes(String text) {
        int at = 0;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) at++;
        return text.regionMatches(true, at, SIGNATURE, 0, SIGNATURE.length());
    }

    @Override
    public List<SpokenCue> read(String text) {
        if (!recognizes(text)) throw NotATranscript.because("does not start with WEBVTT, as WebVTT does");
        return NotATranscript.unlessEmpty(Captions.read(CueBlocks.read(text, true, Vtt::isComment)));
    }

    private static boolean isComment(List<String> lines) {
        var first = lines.getFirst().stripTrailing();
        return first.equals("STYLE")
                || first.equals("REGION")
                || first.equals("NOTE")
                || first.startsWith("NOTE ")
                || first.startsWith("NOTE\t");
    }
}
