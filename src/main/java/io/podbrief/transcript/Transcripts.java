package io.podbrief.transcript;

import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.TranscriptLink;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Answer;
import io.podbrief.platform.http.Ask;
import io.podbrief.platform.http.SafeHttp;
import io.podbrief.transcript.published.PublishedFormats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds an episode's transcript: the publisher's own.
@Component
public final class Transcripts {
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final double FEWEST_WORDS_PER_MINUTE =
            25; // talk has 100 to 200; less means another or a cut transcript

    private final SafeHttp web;
    private final EpisodeStore episodes;

    public Transcripts(SafeHttp web, EpisodeStore episodes) {
        this.web = web;
        this.episodes = episodes;
    }

    /// What looking for a transcript led to.
    public sealed interface Found {
        record Present(Transcript transcript) implements Found {}

        /// There is none that can be used.
        ///
        /// @param code stable
        /// @param sentence what was seen and what could be done
        record Absent(String code, String sentence) implements Found {}
    }

    /// Fetches and reads the best of the episode's published transcripts, trying the next where one cannot be
    /// used.
    ///
    /// @throws Failure.Retryable if none was usable and trying one of them again may help
    public Found of(Episode episode) {
        if (episode.transcripts().isEmpty()) {
            var wanted = episode.audio() == null ? "neither transcript nor audio" : "audio only";
            return new Found.Absent("transcript.none", "The episode has no published transcript (" + wanted + ").");
        }
        var misses = new ArrayList<String>();
        boolean maybeLater = false;
        for (var link : byPreference(episode)) {
            switch (web.get(Ask.of(link.url().toString(), Ask.Kind.TRANSCRIPT))) {
                case Answer.Changed changed -> {
                    var found = read(episode, link, changed, misses);
                    if (found != null) return found;
                }
                case Answer.NotModified _ -> misses.add(link.url() + " answered 304 to a plain request");
                case Answer.Missed missed -> {
                    misses.add(missed.code() + ": " + missed.sentence());
                    maybeLater |= passes(missed);
                }
            }
        }
        var sentence = "No published transcript could be used: " + String.join(" ", misses);
        if (maybeLater) throw new Failure.Retryable("transcript.unreachable", sentence, LATER, null);
        return new Found.Absent("transcript.unusable", sentence);
    }

    private static boolean passes(Answer.Missed missed) {
        return switch (missed) {
            case Answer.Failed _ -> true;
            case Answer.Refused _ -> false;
            case Answer.HttpStatus status -> status.status() >= 500 || status.status() == 429;
        };
    }

    private static Found.@Nullable Present read(
            Episode episode, TranscriptLink link, Answer.Changed changed, List<String> misses) {
        try {
            var content = changed.content();
            var transcript = PublishedFormats.read(
                    content.body().bytes(), contentType(link, content), changed.uri(), link.language());
            var duration = episode.duration();
            var quality = transcript.quality();
            if (duration != null && quality.wordsPerMinute(duration) < FEWEST_WORDS_PER_MINUTE) {
                misses.add("transcript.too_short: " + link.url() + " holds " + quality.words() + " words for "
                        + duration.toMinutes() + " minutes of audio.");
                return null;
            }
            return new Found.Present(transcript);
        } catch (Failure.Permanent e) {
            misses.add(e.code() + ": " + e.sentence());
            return null;
        }
    }

    /// The server's word with its charset, else the feed's.
    private static @Nullable String contentType(TranscriptLink link, Answer.Content content) {
        var type = content.type() == null ? link.type() : content.type();
        return type == null || content.charset() == null ? type : type + "; charset=" + content.charset();
    }

    /// The podcast's own language before translations, then formats with times and speakers, then the feed's order.
    private List<TranscriptLink> byPreference(Episode episode) {
        var own = episodes.language(episode.id()).orElse(null);
        return episode.transcripts().stream()
                .sorted(Comparator.comparing((TranscriptLink link) -> !isIn(own, link))
                        .thenComparingInt(Transcripts::rank))
                .toList();
    }

    /// Whether a transcript is in the podcast's language, as far as known. `en-GB` and `en` are one here.
    private static boolean isIn(@Nullable String own, TranscriptLink link) {
        return own == null || link.language() == null || language(own).equals(language(link.language()));
    }

    private static String language(String tag) {
        return Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
    }

    /// By the type that the feed gives, else by the end of the address.
    private static int rank(TranscriptLink link) {
        var path = String.valueOf(link.url().getPath()).toLowerCase(Locale.ROOT);
        var type = link.type() == null
                ? path.substring(path.lastIndexOf('.') + 1)
                : link.type().toLowerCase(Locale.ROOT);
        if (type.contains("vtt") || type.contains("json")) return 0;
        if (type.contains("srt") || type.contains("subrip") || type.contains("ttml")) return 1;
        return type.contains("htm") ? 2 : 3;
    }
}
