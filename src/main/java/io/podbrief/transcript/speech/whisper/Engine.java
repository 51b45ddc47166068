package io.podbrief.transcript.speech.whisper;

import io.github.givimad.whisperjni.WhisperContext;
import io.github.givimad.whisperjni.WhisperFullParams;
import io.github.givimad.whisperjni.WhisperJNI;
import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// whisper.cpp with a model loaded. Not thread safe; close it.
final class Engine implements AutoCloseable {
    private static final int LEAST = Samples.HERTZ + Samples.FRAME; // whisper gives nothing for less than a second
    private static final int SAMPLES_PER_TICK = Samples.HERTZ / 100; // its times are hundredths of a second

    private final WhisperJNI whisper = new WhisperJNI();
    private final WhisperContext context;
    private final int threads;
    private final Tongue tongue;

    /// @param language ISO 639-1; `null` to find out
    /// @throws Failure.Permanent `speech.no_model` if the file is no model
    Engine(String model, @Nullable String language, int threads) {
        this.threads = threads;
        try {
            WhisperJNI.loadLibrary();
            context = whisper.init(Path.of(model));
        } catch (IOException e) {
            throw noModel(model, e);
        }
        if (context == null) throw noModel(model, null);
        tongue = new Tongue(whisper.isMultilingual(context) ? language : "en");
        WhisperJNI.setLibraryLogger(tongue::read);
    }

    private static Failure noModel(String model, @Nullable IOException cause) {
        return new Failure.Permanent(
                "speech.no_model",
                "The file " + model + " is no model that whisper.cpp can load: remove it and fetch it again.",
                cause);
    }

    /// Hears one window.
    List<Segment> hear(Window window) {
        var samples = window.samples(LEAST);
        int failed = whisper.full(context, parameters(), samples, samples.length);
        if (failed != 0) throw new IllegalStateException("whisper failed with " + failed);
        tongue.settle(window.size());
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < whisper.fullNSegments(context); i++) {
            long from = whisper.fullGetSegmentTimestamp0(context, i) * SAMPLES_PER_TICK;
            long to = Math.min(whisper.fullGetSegmentTimestamp1(context, i) * SAMPLES_PER_TICK, window.size());
            var text = whisper.fullGetSegmentText(context, i).strip();
            if (!text.isEmpty() && from < window.size()) segments.add(new Segment(from, Math.max(from, to), text));
        }
        return segments;
    }

    private WhisperFullParams parameters() {
        var parameters = new WhisperFullParams();
        parameters.nThreads = threads;
        parameters.language = tongue.toAsk();
        parameters.noContext = true; // a loop in one window must not be carried into the next
        parameters.printProgress = false;
        parameters.printTimestamps = false;
        parameters.printRealtime = false;
        parameters.suppressBlank = true;
        return parameters;
    }

    /// ISO 639-1, once it is sure for the whole recording; else `null`.
    @Nullable
    String settledLanguage() {
        return tongue.settled();
    }

    /// ISO 639-1; `null` before anything was heard, when none was given.
    @Nullable
    String language() {
        return tongue.language();
    }

    @Override
    public void close() {
        context.close();
    }
}
