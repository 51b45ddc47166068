package io.podbrief.transcript.speech.whisper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/// Drops what a recognizer writes though nobody says it: names of noises, loops, and the closing lines of
/// videos that Whisper learnt on. Nothing is ever changed or added.
///
/// Source: Koenecke et al., "Careless Whisper", FAccT 2024, on what is invented and when; the compression ratio
/// is that of OpenAI's own decoder. The engine that we have gives no probabilities for its words, so the speech
/// detector's say stands in for its "no speech".
final class Doubts {
    private static final double MOST_COMPRESSION = 2.4;
    private static final int COUNTS_FROM = 60; // bytes: below, any text compresses badly
    private static final int MOST_IN_A_ROW = 2;
    private static final double NO_SPEECH = 0.2;
    private static final double FAINT = 0.7;
    private static final Pattern NOISE = Pattern.compile("^(?:[\\[(*♪♫].*[\\])*♪♫][.!]?|[\\p{P}\\p{S}\\s]*)$");

    /// Credits that nobody reads out.
    private static final Pattern CREDITS = Pattern.compile(
            "(?:subtitles?|captions?|transcription|translated|sous-titres|untertitel|subtítulos|sottotitoli).{0,30}"
                    + "(?:by|von|par|por|dell?a|im auftrag|amara|community).*|.*amara\\.org.*");

    /// Lines that people do say, but Whisper also where hardly anybody speaks.
    private static final Set<String> SAID_TO_SILENCE = Set.of(
            "thanks for watching",
            "thank you for watching",
            "thanks for listening",
            "thank you for listening",
            "thank you",
            "thank you very much",
            "thank you so much",
            "please subscribe",
            "please subscribe to my channel",
            "like and subscribe",
            "dont forget to like and subscribe",
            "see you next time",
            "see you in the next video",
            "bye",
            "bye bye",
            "you",
            "so",
            "okay",
            "the end",
            "vielen dank",
            "vielen dank fürs zuschauen",
            "merci davoir regardé cette vidéo",
            "gracias por ver el video",
            "gracias");

    private String last = "";
    private int inARow;

    /// The segments of one window that can be believed, in order. Remembers the last one for the next window.
    List<Segment> believed(Window window, List<Segment> segments) {
        var kept = new ArrayList<Segment>(segments.size());
        for (var segment : segments) {
            var words = plain(segment.text());
            if (isRepeated(words) || isInvented(window, segment, words)) continue;
            kept.add(segment);
        }
        return kept;
    }

    private boolean isRepeated(String words) {
        inARow = words.equals(last) ? inARow + 1 : 1;
        last = words;
        return inARow > MOST_IN_A_ROW;
    }

    private static boolean isInvented(Window window, Segment segment, String words) {
        if (NOISE.matcher(segment.text()).matches() || CREDITS.matcher(words).matches()) return true;
        double speech = window.speech(segment.from(), segment.to());
        return speech < NO_SPEECH
                || (speech < FAINT && SAID_TO_SILENCE.contains(words))
                || compression(segment.text()) > MOST_COMPRESSION;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("['’]", "")
                .replaceAll("[^\\p{L}\\p{N}.]+", " ")
                .replaceAll("\\.(?=\\s|$)", "")
                .strip();
    }

    /// Bytes of a text for each byte of it compressed; talk has 1 to 2, a loop more.
    static double compression(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < COUNTS_FROM) return 1;
        try (var deflater = new Deflater()) {
            deflater.setInput(bytes);
            deflater.finish();
            var out = new byte[bytes.length + 64];
            return (double) bytes.length / deflater.deflate(out);
        }
    }
}
