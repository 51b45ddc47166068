package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The model files of one folder, as they are there now.
///
/// @param folder may not exist
record Models(Path folder) {
    private static final String DETECTOR = "silero_vad.onnx";
    private static final Pattern FILE =
            Pattern.compile("ggml-(tiny|base|small|medium|large-[\\w.-]+?)(\\.en)?(-q\\w+)?\\.bin");
    private static final List<String> SIZES = List.of("tiny", "base", "small", "medium", "large");

    /// One Whisper model.
    ///
    /// @param name as people call it, such as `tiny.en`
    /// @param size place in the order of [#SIZES]: more hears better and takes longer
    record Model(Path file, String name, boolean english, int size, long bytes) {
        /// How much memory a process with it loaded needs, roughly: the file, its working buffers, and Java.
        /// Measured at 365 MiB for tiny.en and 500 for base.
        long needsMemory() {
            return (300L << 20) + bytes * 3 / 2;
        }
    }

    /// Silero's file; `null` when it is not there.
    @Nullable
    Path detector() {
        var file = folder.resolve(DETECTOR);
        return Files.isRegularFile(file) ? file : null;
    }

    /// The largest model for a language; of two of one size the one made for English where that is the language.
    /// Where the language is not known, one that knows many is preferred.
    ///
    /// @param language ISO 639-1, or `null`
    /// @throws Failure.Permanent `speech.no_model` without any model, `speech.language` without one that knows
    ///     the language
    Model best(@Nullable String language) {
        var all = all();
        if (all.isEmpty()) {
            throw new Failure.Permanent(
                    "speech.no_model",
                    "No model that hears speech is in " + folder
                            + ": podbrief models pull whisper-base silero-vad fetches one (150 MB).");
        }
        boolean english = "en".equals(language);
        return all.stream()
                .filter(model -> english || language == null || !model.english)
                .max(Comparator.comparing((Model model) -> language != null || !model.english)
                        .thenComparingInt(Model::size)
                        .thenComparing(model -> model.english == english)
                        .thenComparingLong(Model::bytes)
                        .thenComparing(Model::name))
                .orElseThrow(() -> new Failure.Permanent(
                        "speech.language",
                        "The speech models in " + folder + " know English only, and the episode is in \"" + language
                                + "\": put a model without .en there, such as ggml-base.bin."));
    }

    private List<Model> all() {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> model(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new Failure.Permanent("speech.no_model", "The folder of models " + folder + " cannot be read.", e);
        }
    }

    private static java.util.Optional<Model> model(Path file) {
        var name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) return java.util.Optional.empty();
        var full = name.group().replaceAll("^ggml-|\\.bin$", "");
        int size = SIZES.indexOf(name.group(1).replaceAll("-.*", ""));
        try {
            return java.util.Optional.of(new Model(file, full, name.group(2) != null, size, Files.size(file)));
        } catch (IOException _) {
            return java.util.Optional.empty(); // removed meanwhile
        }
    }
}
