package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.Failure;
import io.podbrief.platform.process.ChildProcess;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.HearingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows a child to its end and holds it to its limits. The caller closes the child.
final class Watched {
    private static final Logger LOG = LoggerFactory.getLogger(Watched.class);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration LATER = Duration.ofMinutes(10);
    private static final int MOST_CUES = 200_000; // six hours of the shortest

    private final ChildProcess child;
    private final Limits limits;
    private final long memory;
    private final HearingListener listener;
    private final List<SpokenCue> cues = new ArrayList<>();
    private final long began = System.nanoTime();
    private long heardOf = began;
    private Duration position = Duration.ZERO;
    private @Nullable Duration claimed;
    private boolean started;

    /// @param memory bytes of resident memory that it may use
    Watched(ChildProcess child, Limits limits, long memory, HearingListener listener) {
        this.child = child;
        this.limits = limits;
        this.memory = memory;
        this.listener = listener;
    }

    /// @param language as asked for
    /// @throws Failure as [io.podbrief.transcript.speech.SpeechRecognizer] says
    Heard toTheEnd(Source.Recognized source, @Nullable String language) {
        return heard(source, language, done());
    }

    /// The last event of a child that does well.
    ///
    /// @throws Failure as above
    Event.Done done() {
        while (true) {
            switch (next()) {
                case null -> check();
                case ChildProcess.Said.Gone _ -> throw crashed();
                case ChildProcess.Said.Line(var line) -> {
                    var done = take(line);
                    if (done != null) return done;
                }
            }
        }
    }

    private ChildProcess.@Nullable Said next() {
        try {
            return child.next(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure.Retryable(
                    "speech.interrupted", "Hearing the recording was stopped at " + at() + ".", Duration.ZERO, e);
        }
    }

    /// @return the last event of all, `null` before it
    private Event.@Nullable Done take(String line) {
        Event event;
        try {
            event = Wire.event(line);
        } catch (IllegalArgumentException _) {
            return null; // not ours
        }
        heardOf = System.nanoTime();
        check();
        switch (event) {
            case Event.Started(long millis) -> {
                started = true;
                claimed = millis == 0 ? null : Duration.ofMillis(millis);
                listener.at(Duration.ZERO, claimed);
            }
            case Event.At(long millis) -> {
                position = Duration.ofMillis(millis);
                listener.at(position, claimed);
            }
            case Event.Language(var code) -> listener.language(code);
            case Event.Cue cue -> add(cue);
            case Event.Done done -> {
                return done;
            }
            case Event.Failed(var code, var sentence) -> throw new Failure.Permanent(code, sentence);
        }
        return null;
    }

    private void add(Event.Cue cue) {
        if (cues.size() == MOST_CUES || cue.text().isBlank()) return;
        var spoken = Whisper.cue(cue);
        cues.add(spoken);
        listener.cue(spoken);
    }

    private void check() {
        long now = System.nanoTime();
        var quiet = Duration.ofNanos(now - heardOf);
        if (quiet.compareTo(started ? limits.stall() : limits.start()) > 0)
            throw timeout("has not come on for " + words(quiet));
        var audio = claimed == null || position.compareTo(claimed) > 0 ? position : claimed;
        var total = Duration.ofNanos(now - began);
        if (total.compareTo(limits.total(audio)) > 0) throw timeout("is not done after " + words(total));
        long used = child.memory();
        if (used > memory) {
            throw new Failure.Retryable(
                    "speech.memory",
                    "Hearing the recording took " + (used >> 20) + " MiB of memory at " + at() + ", more than the "
                            + (memory >> 20) + " that are allowed: use a smaller model, or report the recording.",
                    LATER,
                    null);
        }
    }

    private Failure timeout(String what) {
        return new Failure.Retryable(
                "speech.timeout",
                "Hearing the recording " + what + ", at " + at()
                        + " of it: the machine is too busy, or the file is damaged.",
                LATER,
                null);
    }

    private Failure crashed() {
        LOG.atWarn()
                .addKeyValue("exit", child.exit())
                .addKeyValue("position", position)
                .addKeyValue("errors", child.lastWords())
                .log("the hearing process died");
        return new Failure.Retryable(
                "speech.crashed",
                "The process that heard the recording died at " + at() + " of it (exit " + child.exit()
                        + "): trying again may help, and nothing else is harmed.",
                LATER,
                null);
    }

    private Heard heard(Source.Recognized source, @Nullable String language, Event.Done done) {
        return new Heard(
                source,
                cues.isEmpty() || done.language() == null ? language : done.language(),
                Duration.ofMillis(done.length()),
                Duration.ofMillis(done.speech()),
                cues);
    }

    private String at() {
        return words(position);
    }

    private static String words(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
