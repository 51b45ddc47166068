package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.Failure;
import io.podbrief.platform.process.ChildCommand;
import io.podbrief.platform.process.ChildProcess;
import io.podbrief.platform.process.Scratch;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.Hearing;
import io.podbrief.transcript.speech.HearingListener;
import io.podbrief.transcript.speech.SpeechRecognizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whisper in a child process, with the best model that the folder of models holds. A crash, a hang or a hunger
/// for memory in native code ends the child, and is a [Failure] here.
public final class Whisper implements SpeechRecognizer {
    private static final Logger LOG = LoggerFactory.getLogger(Whisper.class);
    private static final String NAME = "whisper";

    private final Path models;
    private final Path scratch;
    private final Limits limits;

    /// @param models folder of `ggml-*.bin` files and `silero_vad.onnx`; looked into at each hearing
    /// @param scratch folder of ours, for unpacked libraries (some 70 MB, kept) and what a child writes, which is
    ///     removed
    public Whisper(Path models, Path scratch) {
        this(models, scratch, Limits.USUAL);
    }

    Whisper(Path models, Path scratch, Limits limits) {
        this.models = models;
        this.scratch = scratch;
        this.limits = limits;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String model(@Nullable String language) {
        return new Models(models).best(code(language)).name();
    }

    /// Whether the child has no network; where the system does not let us take it away, only its own good
    /// behaviour keeps it off.
    public static boolean isWithoutNetwork() {
        return ChildCommand.isWithoutNetwork();
    }

    @Override
    public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
        var language = code(hearing.language());
        var found = new Models(models);
        var model = found.best(language);
        var container = Container.of(audio);
        var detector = found.detector();
        if (detector == null) {
            LOG.atWarn().addKeyValue("folder", models).log("no silero_vad.onnx: music is heard as if it were speech");
        }
        var job = new Job(
                audio.toAbsolutePath().toString(),
                container.demuxer(),
                model.file().toAbsolutePath().toString(),
                detector == null ? null : detector.toAbsolutePath().toString(),
                language,
                hearing.threads(),
                hearing.from().toMillis(),
                limits.longest().toMillis());
        return hear(job, model, listener);
    }

    private Heard hear(Job job, Models.Model model, HearingListener listener) {
        try (var own = Scratch.folder(scratch)) {
            try (var child = child(scratch, own)) {
                child.say(Wire.write(job));
                return new Watched(child, limits, limits.memory(model), listener)
                        .toTheEnd(new Source.Recognized(NAME, model.name()), job.language());
            }
        } catch (IOException e) {
            throw noProcess(scratch, e);
        }
    }

    /// @param scratch has the unpacked libraries, kept from one child to the next
    /// @param own for what only this child needs
    static ChildProcess child(Path scratch, Scratch own) throws IOException {
        var natives = Files.createDirectories(scratch.toAbsolutePath().resolve("natives"));
        return new ChildProcess(
                ChildCommand.of(HearingChild.class, own.path(), "-Dorg.bytedeco.javacpp.cachedir=" + natives));
    }

    static Failure noProcess(Path scratch, IOException cause) {
        return new Failure.Retryable(
                "disk.full",
                "A process for hearing could not be started in " + scratch + ": free some space or mend the folder.",
                Duration.ofMinutes(15),
                cause);
    }

    /// What whisper calls a language: the first part of its tag.
    private static @Nullable String code(@Nullable String tag) {
        if (tag == null || tag.isBlank()) return null;
        var code = Locale.forLanguageTag(tag.strip().replace('_', '-')).getLanguage();
        return code.isEmpty() || code.equals("und") ? null : code;
    }

    /// Keeps the words of a cue together with when they were said.
    static SpokenCue cue(Event.Cue cue) {
        return new SpokenCue(Duration.ofMillis(cue.from()), Duration.ofMillis(cue.to()), null, cue.text());
    }
}
