package io.podbrief.transcript;

import io.podbrief.feed.Enclosure;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore.Work;
import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.SafeHttp;
import io.podbrief.platform.models.ModelSettings;
import io.podbrief.transcript.Transcripts.Found;
import io.podbrief.transcript.speech.AudioDownload;
import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.HearingListener;
import io.podbrief.transcript.speech.SpeechRecognizer;
import io.podbrief.transcript.speech.whisper.Whisper;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Hears episodes that have a recording and no transcript, one at a time, within a budget of work.
@Component
public final class Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration TURN = Duration.ofSeconds(30); // between two signs of life

    private final SafeHttp web;
    private final SpeechRecognizer recognizer;
    private final HearingBudget budget;
    private final HeardPartStore parts;
    private final Path scratch;
    private final Clock clock;
    private final Semaphore one = new Semaphore(1); // a hearing uses all cores
    private volatile Consumer<UnderWay> watcher = _ -> {};

    @Autowired
    Listening(
            SafeHttp web,
            ModelSettings models,
            DataSettings data,
            SpeechSettings settings,
            HeardPartStore parts,
            ObjectProvider<SpeechRecognizer> elsewhere,
            Clock clock) {
        this(
                web,
                elsewhere.getIfAvailable(
                        () -> new Whisper(models.folder(data), data.folder().resolve("scratch"))),
                new HearingBudget(settings.budget(), clock),
                parts,
                data.folder().resolve("scratch"),
                clock);
    }

    Listening(
            SafeHttp web,
            SpeechRecognizer recognizer,
            HearingBudget budget,
            HeardPartStore parts,
            Path scratch,
            Clock clock) {
        this.web = web;
        this.recognizer = recognizer;
        this.budget = budget;
        this.parts = parts;
        this.scratch = scratch;
        this.clock = clock;
    }

    /// The model that recordings are heard with.
    ///
    /// @throws Failure.Permanent `speech.no_model`, `speech.language`
    public String model() {
        return recognizer.model(null);
    }

    /// The host that recordings are sent to; empty where they are heard on this machine.
    public Optional<String> sentTo() {
        return recognizer.sentTo();
    }

    /// Whether recordings are read where nothing can reach the network.
    public boolean isWithoutNetwork() {
        return Whisper.isWithoutNetwork();
    }

    /// Whether there is a model.
    public boolean hasModel() {
        try {
            model();
            return true;
        } catch (Failure.Permanent _) {
            return false;
        }
    }

    /// Whether there is a model, and half of the budget or more is left.
    public boolean isReady() {
        return hasModel() && budget.isMostlyLeft();
    }

    /// A recording that is being heard.
    ///
    /// @param position how far it is heard
    /// @param length of the whole; `null` when not known
    /// @param heard of it since this hearing began, which may be behind what an earlier one understood
    /// @param work on that
    public record UnderWay(
            Episode episode, Duration position, @Nullable Duration length, Duration heard, Duration work) {}

    /// From now on tells one watcher how each hearing comes on, several times a minute, from any thread.
    public void watch(Consumer<UnderWay> watcher) {
        this.watcher = watcher;
    }

    /// What is ahead, in a sentence for people; empty where no model is there.
    ///
    /// @param episodes that have a recording and no transcript
    public Optional<String> estimate(List<Episode> episodes) {
        try {
            var model = model();
            var work = episodes.stream()
                    .map(episode -> budget.estimate(episode.duration(), model))
                    .reduce(Duration.ZERO, Duration::plus);
            return Optional.of((episodes.size() == 1 ? "One episode has" : episodes.size() + " episodes have")
                    + " audio only: hearing takes about " + minutes(work) + " with " + model + ", of which "
                    + minutes(budget.left()) + " are allowed");
        } catch (Failure.Permanent _) {
            return Optional.empty();
        }
    }

    /// Fetches an episode's recording and hears it. Takes minutes. What a hearing that was broken off, by whatever
    /// death, had understood is kept, and the next one of the same file by the same model goes on behind it.
    ///
    /// @param work by whose lease results are kept
    /// @param alive called at least once a minute or so, on the calling thread, until it returns; what it throws
    ///     ends the hearing
    /// @return absent, with the code of what was missing, where there is no model, no room in the budget, nobody
    ///     speaks, or the recording cannot be had or read
    /// @throws Failure.Retryable if it may work later
    public Found hear(Work work, Runnable alive) {
        try {
            var model = model();
            await(alive);
            try {
                var needed =
                        budget.estimate(rest(work.episode()), model); // by now the one before has said how fast it goes
                return needed.compareTo(budget.left()) > 0 ? overBudget(needed) : heard(work, alive);
            } finally {
                one.release();
            }
        } catch (Failure.Permanent e) {
            return new Found.Absent(e.code(), e.sentence());
        }
    }

    private Found overBudget(Duration needed) {
        return new Found.Absent(
                "speech.over_budget",
                "Hearing this episode would take about " + minutes(needed) + " of work, and of the budget "
                        + minutes(budget.left())
                        + " are left: raise it with --listen or PODBRIEF_SPEECH_BUDGET, or come back tomorrow.");
    }

    private static String minutes(Duration work) {
        return Math.max(0, (work.toSeconds() + 59) / 60) + " minutes";
    }

    private @Nullable Duration rest(Episode episode) {
        var length = episode.duration();
        if (length == null) return null;
        var heard = parts.find(episode.id()).map(HeardPart::position).orElse(Duration.ZERO);
        return heard.compareTo(length) > 0 ? Duration.ZERO : length.minus(heard);
    }

    private Found heard(Work work, Runnable alive) {
        var enclosure = new Enclosure(Objects.requireNonNull(work.episode().audio()), null, null);
        var audio = AudioDownload.of(enclosure, web, scratch, clock);
        try {
            var found = heard(work, audio, alive);
            audio.remove();
            return found;
        } catch (Failure.Permanent e) {
            audio.remove(); // after any other failure the next try finds it
            throw e;
        }
    }

    private Found heard(Work work, AudioDownload audio, Runnable alive) {
        alive.run();
        var by = recognizer.name() + "/" + model();
        var heard = heard(work.episode(), audio, KeptHearing.of(parts, work, audio.sum(), by, alive));
        if (heard.cues().isEmpty())
            return new Found.Absent("speech.silent", "Nobody speaks in the recording: there is nothing to quote.");
        return new Found.Present(heard.transcript());
    }

    /// Books the work whatever comes of it: a recording that fails again and again must not cost more than the
    /// budget either.
    private Heard heard(Episode episode, AudioDownload audio, KeptHearing kept) {
        long begun = System.nanoTime();
        var length = Duration.ZERO;
        try {
            var heard = recognizer.hear(audio.file(), kept.rest(), new Followed(episode, kept));
            length = heard.length().minus(kept.from());
            return kept.whole(heard);
        } finally {
            var work = Duration.ofNanos(System.nanoTime() - begun);
            budget.book(length, work);
            LOG.atInfo()
                    .addKeyValue("from", kept.from())
                    .addKeyValue("audio", length)
                    .addKeyValue("work", work)
                    .log("recording heard");
        }
    }

    /// Keeps what is heard, and tells whoever watches.
    private final class Followed implements HearingListener {
        private final Episode episode;
        private final KeptHearing kept;
        private final long begun = System.nanoTime();

        Followed(Episode episode, KeptHearing kept) {
            this.episode = episode;
            this.kept = kept;
        }

        @Override
        public void language(String found) {
            kept.language(found);
        }

        @Override
        public void cue(SpokenCue cue) {
            kept.cue(cue);
        }

        @Override
        public void at(Duration position, @Nullable Duration length) {
            var whole = length == null ? episode.duration() : length;
            var heard = position.minus(kept.from());
            watcher.accept(new UnderWay(episode, position, whole, heard, Duration.ofNanos(System.nanoTime() - begun)));
            kept.at(position, length);
        }
    }

    /// Forgets what was kept of a hearing, now that its transcript is stored.
    public void forget(Episode.Id episode) {
        parts.delete(episode);
    }

    private void await(Runnable alive) {
        try {
            while (!one.tryAcquire(TURN.toSeconds(), TimeUnit.SECONDS)) alive.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Retryable(
                    "speech.interrupted", "Hearing was interrupted before it began.", Duration.ofMinutes(1), e);
        }
    }
}
