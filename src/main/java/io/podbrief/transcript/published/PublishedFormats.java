package io.podbrief.transcript.published;

import io.podbrief.platform.Failure;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.Transcript;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.NamedInterface;

/// Reads a publisher's transcript, whatever it is labelled as.
///
/// The format is chosen by content, the more telling signs first; only where a text could be Markdown or
/// plain does the label decide. A label still helps to refuse: a web page or a few plain words that are
/// served as WebVTT, SubRip, JSON or Timed Text are taken as what such files mostly are, an error message.
@NamedInterface("published")
public final class PublishedFormats {
    /// Larger than the transcript of any episode in any format.
    public static final int MOST_BYTES = 32 << 20;

    /// Plain words in a file that is labelled otherwise are believed from this many on, unless it has turns.
    private static final int FEW_WORDS = 100;

    private static final Markdown MARKDOWN = new Markdown();
    private static final List<TranscriptFormat> FORMATS = List.of(
            new Vtt(),
            new PodcastJson(),
            new WhisperJson(),
            new Ttml(),
            new Html(),
            new Srt(),
            MARKDOWN,
            new PlainText());

    private PublishedFormats() {}

    /// Pure and safe for many threads; takes milliseconds for an hour of talk.
    ///
    /// @param body as fetched, not compressed
    /// @param contentType what the server or the feed says, with or without a charset; `null` if neither says
    ///     anything
    /// @param url where it came from; `null` if it came as a file
    /// @param language BCP 47, as the feed says; `null` if it does not
    /// @return a transcript with at least one cue, its source [Source.Published] with the format that it
    ///     really has
    /// @throws Failure.Permanent `transcript.invalid`, with a sentence that says what came instead
    public static Transcript read(
            byte[] body, @Nullable String contentType, @Nullable URI url, @Nullable String language) {
        if (body.length > MOST_BYTES) throw NotATranscript.because("has more than " + (MOST_BYTES >> 20) + " MiB");
        var declared = Declared.of(contentType, url);
        var text = Decoding.text(body, declared.charset());
        if (text.isBlank()) throw NotATranscript.because("is empty");
        var format = format(text, declared);
        var cues = format.read(text);
        if (declared.isTimed() && isFree(format)) requireTalk(cues, format, declared);
        var spoken = cues.stream().map(PublishedFormats::withoutSoundAsSpeaker).toList();
        var transcript = Transcript.of(new Source.Published(format.name(), url), language, spoken);
        if (transcript.cues().isEmpty()) throw NotATranscript.because("holds no visible words");
        return transcript;
    }

    private static TranscriptFormat format(String text, Declared declared) {
        for (var format : FORMATS) {
            boolean sure = format.recognizes(text);
            if (sure) return format instanceof PlainText && "markdown".equals(declared.format()) ? MARKDOWN : format;
        }
        throw NotATranscript.because("is " + Objects.requireNonNullElse(OtherFiles.nameOf(text), "without words"));
    }

    /// `Music` and `Break` are named like speakers in some files, in any format.
    private static SpokenCue withoutSoundAsSpeaker(SpokenCue cue) {
        if (cue.speaker() == null || !NameShape.isSound(cue.speaker())) return cue;
        return new SpokenCue(cue.from(), cue.to(), null, cue.text(), cue.newTurn());
    }

    /// Formats that any page or note would pass as.
    private static boolean isFree(TranscriptFormat format) {
        return format instanceof Html || format instanceof PlainText || format instanceof Markdown;
    }

    private static void requireTalk(List<SpokenCue> cues, TranscriptFormat format, Declared declared) {
        boolean talk = cues.stream().anyMatch(cue -> cue.from() != null || cue.speaker() != null);
        int words = cues.stream()
                .mapToInt(cue -> Words.count(cue.text(), FEW_WORDS))
                .sum();
        if (talk || (words >= FEW_WORDS && !(format instanceof Html))) return;
        throw NotATranscript.because("was announced as " + declared.format() + " but is " + format.name());
    }
}
