package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.Failure;
import java.time.Duration;
import java.util.function.Consumer;

/// One recording from its first to its last sample: decode, find speech, understand it, doubt it, tell it. Runs
/// in the child.
final class HearingWork {
    private static final long TELL = Samples.of(Duration.ofSeconds(10));
    private static final Duration WARM_UP = Duration.ofSeconds(2); // the detector goes by what came before

    private final Job job;
    private final Consumer<Event> tell;
    private final Doubts doubts = new Doubts();
    private long speech; // samples
    private boolean toldLanguage;

    HearingWork(Job job, Consumer<Event> tell) {
        this.job = job;
        this.tell = tell;
    }

    /// @throws Failure.Permanent if it cannot be heard
    void run() {
        try (var decoder = new Decoder(job.audio(), job.demuxer());
                var detector = job.detector() == null ? new Loudness() : new Silero(job.detector());
                var engine = new Engine(job.model(), job.language(), job.threads())) {
            tell.accept(new Event.Started(decoder.claimedMillis()));
            var windows = new Windows(window -> hear(engine, window));
            long length = listen(decoder, detector, windows);
            windows.end();
            if (length == 0) throw noSound();
            tell.accept(new Event.Done(Samples.millis(length), Samples.millis(speech), engine.language()));
        }
    }

    /// @return samples in the recording
    private long listen(Decoder decoder, SpeechDetector detector, Windows windows) {
        var frames = new Frames(decoder);
        long told = Samples.of(Duration.ofMillis(job.from()));
        for (var frame = frames.next(); frame != null; frame = frames.next()) {
            long position = frames.position();
            if (Samples.millis(position) > job.longest()) throw tooLong(job.longest());
            if (Samples.millis(position) <= job.from()) { // heard before: a minute of it takes a tenth of a second
                if (Samples.millis(position) > job.from() - WARM_UP.toMillis()) detector.probability(frame);
                windows.skip();
                continue;
            }
            windows.add(frame, detector.probability(frame));
            if (windows.settled() - told >= TELL) {
                told = windows.settled();
                tell.accept(new Event.At(Samples.millis(told)));
            }
        }
        return frames.length();
    }

    static Failure noSound() {
        return new Failure.Permanent("audio.decoder", "The recording holds no sound at all.");
    }

    /// @param longest in milliseconds
    static Failure tooLong(long longest) {
        return new Failure.Permanent(
                "audio.too_long",
                "The recording is longer than the " + Duration.ofMillis(longest).toHours()
                        + " hours that are heard at most.");
    }

    private void hear(Engine engine, Window window) {
        speech += window.size();
        var segments = engine.hear(window);
        tellLanguage(engine);
        for (var segment : doubts.believed(window, segments)) {
            long from = Samples.millis(window.startAt(segment.from()));
            long to = Samples.millis(window.endAt(segment.to()));
            tell.accept(new Event.Cue(from, Math.max(from, to), segment.text()));
        }
        tell.accept(new Event.At(Samples.millis(window.end())));
    }

    private void tellLanguage(Engine engine) {
        var language = engine.settledLanguage();
        if (toldLanguage || language == null) return;
        toldLanguage = true;
        tell.accept(new Event.Language(language));
    }
}
