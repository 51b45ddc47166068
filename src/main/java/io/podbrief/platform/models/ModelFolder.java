package io.podbrief.platform.models;

import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Failure;
import io.podbrief.platform.Sha256;
import io.podbrief.platform.http.PartFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/// The folder that model files lie in. It makes no difference whether we fetched them or somebody put them there:
/// a file counts if it has the catalogue's name and size. The sum takes reading the whole file, so that is checked
/// after fetching and by [#verify], not at every use.
@Component
public final class ModelFolder {
    private final Path path;

    ModelFolder(ModelSettings settings, DataSettings data) {
        this.path = settings.folder(data);
    }

    /// What is there of a model, as far as names and sizes tell.
    public sealed interface Presence {
        /// Nothing.
        record Absent() implements Presence {}

        /// The beginning, from a transfer that can be gone on with.
        ///
        /// @param have bytes that are there
        record Begun(long have) implements Presence {}

        /// A file of another size, which is not used.
        ///
        /// @param size in bytes
        record WrongSize(long size) implements Presence {}

        /// A file of the right size.
        record Whole(Path file) implements Presence {}
    }

    /// What reading a whole file says.
    public enum Verdict {
        /// Nothing is there, or only the beginning.
        ABSENT,
        WRONG_SIZE,
        WRONG_SUM,
        GENUINE
    }

    /// Where it is; absolute. It need not exist.
    public Path path() {
        return path;
    }

    /// Where a model's file belongs; it need not be there.
    public Path place(Model model) {
        return path.resolve(model.file());
    }

    /// The file of a model that can be used.
    ///
    /// @throws Failure.Permanent `model.folder` if the folder cannot be read
    public Optional<Path> find(Model model) {
        return presence(model) instanceof Presence.Whole(var file) ? Optional.of(file) : Optional.empty();
    }

    /// What is there of a model.
    ///
    /// @throws Failure.Permanent `model.folder` if the folder cannot be read
    public Presence presence(Model model) {
        var file = place(model);
        try {
            if (Files.isRegularFile(file)) {
                long size = Files.size(file);
                return size == model.size().toBytes() ? new Presence.Whole(file) : new Presence.WrongSize(size);
            }
            long begun = part(model, _ -> {}).have();
            return begun == 0 ? new Presence.Absent() : new Presence.Begun(begun);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /// Reads a model's file and compares it with the catalogue: seconds per gigabyte.
    ///
    /// @param progress is told how many bytes have been read
    /// @throws Failure.Permanent `model.folder` if it cannot be read
    public Verdict verify(Model model, LongConsumer progress) {
        return switch (presence(model)) {
            case Presence.Absent _, Presence.Begun _ -> Verdict.ABSENT;
            case Presence.WrongSize _ -> Verdict.WRONG_SIZE;
            case Presence.Whole(var file) ->
                sum(file, progress).equals(model.sha256()) ? Verdict.GENUINE : Verdict.WRONG_SUM;
        };
    }

    /// Deletes a model's file and what a transfer left of it.
    ///
    /// @return whether there was anything
    /// @throws Failure.Permanent `model.folder` if it cannot be deleted
    /// @throws Failure.Retryable `model.busy` if a model is being fetched
    public boolean remove(Model model) {
        if (presence(model) instanceof Presence.Absent) return false;
        try (var _ = FolderTurn.take(path)) {
            part(model, _ -> {}).drop();
            Files.deleteIfExists(place(model));
            return true;
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /// What a transfer of a model writes into.
    PartFile part(Model model, LongConsumer progress) {
        return new PartFile(place(model), model.size().toBytes(), progress);
    }

    /// SHA-256 of a file, 64 lower-case hexadecimal digits.
    ///
    /// @param progress is told how many bytes have been read
    String sum(Path file, LongConsumer progress) {
        try {
            return Sha256.hex(file, progress);
        } catch (IOException e) {
            throw trouble(e);
        }
    }

    /// What keeps us from reading or writing here.
    Failure trouble(IOException cause) {
        return new Failure.Permanent(
                "model.folder",
                "The folder for models, " + path + ", cannot be read or written (" + cause
                        + "): mend its rights, or choose another with PODBRIEF_MODELS_FOLDER.",
                cause);
    }
}
