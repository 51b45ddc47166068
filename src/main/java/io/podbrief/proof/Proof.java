package io.podbrief.proof;

import io.podbrief.transcript.Transcript;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Everything that is needed to check one insight without asking anybody. Offsets are Unicode code points in the
/// canonical text of the transcript, ends exclusive.
///
/// @param address the page of the insight
/// @param quote the exact words that stand beside the insight
/// @param evidence the passage that the text rests on, whose words make the id; after it, for [Tier#WRITTEN], what
///     was said before it, where that was used
/// @param leftOut words of the passage that the text of a [Tier#QUOTE] leaves out, in order
public record Proof(
        String id,
        String address,
        Tier tier,
        String headline,
        String text,
        Quote quote,
        LocalDate saidOn,
        Origin origin,
        Words words,
        List<Evidence> evidence,
        List<LeftOut> leftOut) {
    /// The version of the document that is written and read here.
    public static final int VERSION = 1;

    public Proof {
        evidence = List.copyOf(evidence);
        leftOut = List.copyOf(leftOut);
        if (evidence.isEmpty()) throw new IllegalArgumentException("a proof without evidence");
    }

    /// How the text came to be: the speaker's own words, or a model's.
    public enum Tier {
        QUOTE,
        WRITTEN
    }

    /// @param speaker `null` when not known
    /// @param from when it starts in the recording; `null` when the transcript has no times
    public record Quote(
            String text,
            int start,
            int end,
            @Nullable String speaker,
            @Nullable Duration from,
            @Nullable Duration to) {}

    /// @param episode the episode's title; `null` when its feed gives none
    /// @param guid the publisher's id of the episode
    public record Origin(String show, @Nullable String episode, String guid) {}

    /// The transcript that all offsets are of.
    ///
    /// @param source its format, or `recognizer/model` where speech was recognized
    /// @param address where the publisher has it; `null` when not known
    /// @param sha256 of the canonical text in UTF-8
    /// @param characters of the canonical text
    public record Words(String source, @Nullable String address, String sha256, int characters) {}

    /// An exact stretch of the transcript, of one speaker.
    ///
    /// @param before some words right before it, exact; may be empty
    /// @param after some words right after it
    public record Evidence(int start, int end, @Nullable String speaker, String text, String before, String after) {
        private static final int AROUND = 80; // characters

        /// What transcripts call people whose names nobody wrote down; a proof names nobody then.
        private static final Pattern LABEL = Pattern.compile(
                "(?i)(speaker|spk|person|voice|unknown|unidentified|host|guest|interviewer|narrator)[ _#-]*(\\d+|[a-z])?");

        /// A stretch of a transcript.
        ///
        /// @throws IndexOutOfBoundsException if the transcript is shorter
        public static Evidence of(Transcript transcript, int start, int end) {
            var text = transcript.text();
            int length = text.codePointCount(0, text.length());
            int from = transcript.charAt(start);
            int to = transcript.charAt(end);
            return new Evidence(
                    start,
                    end,
                    name(transcript.speakerAt(from)),
                    text.substring(from, to),
                    text.substring(transcript.charAt(Math.max(0, start - AROUND)), from),
                    text.substring(to, transcript.charAt(Math.min(length, end + AROUND))));
        }

        static @Nullable String name(@Nullable String speaker) {
            return speaker == null || LABEL.matcher(speaker.strip()).matches() ? null : speaker;
        }
    }

    /// A word of the passage that is not in the text.
    public record LeftOut(int start, int end, String text) {}

    /// The first evidence.
    public Evidence passage() {
        return evidence.getFirst();
    }

    /// All words of the evidence, in the order in which they were said.
    String window() {
        return evidence.stream()
                .sorted(Comparator.comparingInt(Evidence::start))
                .map(Evidence::text)
                .collect(Collectors.joining("\n"));
    }
}
