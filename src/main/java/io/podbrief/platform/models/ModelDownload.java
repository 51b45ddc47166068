package io.podbrief.platform.models;

import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Answer;
import io.podbrief.platform.http.Ask;
import io.podbrief.platform.http.PartFile;
import io.podbrief.platform.http.SafeHttp;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// Fetches models into their folder. A file appears there only when it is the catalogue's to the last bit; what a
/// broken transfer leaves is gone on with the next time.
@Component
public final class ModelDownload {
    /// Left free on the disk, where the database may lie as well.
    private static final DataSize SPARE = DataSize.ofMegabytes(100);

    /// Statuses that will not change by waiting: the publisher has moved the file or given it up.
    private static final Set<Integer> MOVED = Set.of(401, 403, 404, 410, 451);

    private static final Duration LATER = Duration.ofMinutes(15);

    private final SafeHttp web;
    private final ModelFolder folder;
    private final ModelSettings settings;

    ModelDownload(SafeHttp web, ModelFolder folder, ModelSettings settings) {
        this.web = web;
        this.folder = folder;
        this.settings = settings;
    }

    /// What a pull came to.
    public enum Pulled {
        /// The file had been there, and is genuine.
        ALREADY_THERE,
        FETCHED
    }

    /// Sees to it that a model is there and genuine. Takes as long as it takes: minutes for most.
    ///
    /// @throws Failure.Permanent `model.moved`, `model.wrong_size`, `model.wrong_sum`, `model.folder`, or a code of
    ///     the web client
    /// @throws Failure.Retryable `disk.full`, `model.busy`, or a code of the web client; what came is kept
    public Pulled pull(Model model, PullProgress progress) {
        try {
            Files.createDirectories(folder.path());
            try (var _ = FolderTurn.take(folder.path())) {
                if (folder.verify(model, progress::checked) == ModelFolder.Verdict.GENUINE) return Pulled.ALREADY_THERE;
                var part = folder.part(model, progress::fetched);
                if (part.have() > model.size().toBytes()) part.drop();
                seeToRoom(model, part);
                fetch(model, part);
                check(model, part, progress);
                accept(model, part);
                return Pulled.FETCHED;
            }
        } catch (IOException e) {
            throw folder.trouble(e);
        }
    }

    private void seeToRoom(Model model, PartFile part) throws IOException {
        long needed = model.size().toBytes() - part.have();
        long free = Files.getFileStore(folder.path()).getUsableSpace();
        if (free - SPARE.toBytes() >= needed) return;
        throw new Failure.Retryable(
                "disk.full",
                model.name() + " needs " + Megabytes.words(needed) + " and some to spare, and only "
                        + Megabytes.words(free) + " are free in " + folder.path()
                        + ": make room, or choose another folder with PODBRIEF_MODELS_FOLDER.",
                LATER,
                null);
    }

    private void fetch(Model model, PartFile part) throws IOException {
        if (part.have() >= model.size().toBytes()) return;
        var ask = Ask.of(settings.address(model).toString(), Ask.Kind.MODEL, part);
        if (web.getAll(ask) instanceof Answer.Missed missed) throw failure(model, part, missed);
    }

    private Failure failure(Model model, PartFile part, Answer.Missed missed) throws IOException {
        return switch (missed) {
            case Answer.HttpStatus status
            when MOVED.contains(status.status()) ->
                new Failure.Permanent(
                        "model.moved",
                        model.file() + " is not at " + settings.address(model) + " any more (status " + status.status()
                                + "): " + byHand() + ".");
            case Answer.HttpStatus status ->
                new Failure.Retryable(
                        status.code(),
                        status.sentence() + kept(model, part),
                        Objects.requireNonNullElse(status.retryAfter(), LATER),
                        null);
            case Answer.Refused refused when refused.code().equals("fetch.too_large") -> wrongSize(model, part);
            case Answer.Refused refused ->
                new Failure.Permanent(refused.code(), refused.sentence() + " Else " + byHand() + ".");
            case Answer.Failed failed ->
                new Failure.Retryable(failed.code(), failed.sentence() + kept(model, part), LATER, null);
        };
    }

    private static String kept(Model model, PartFile part) {
        if (part.have() == 0) return "";
        return " " + Megabytes.words(part.have()) + " of "
                + Megabytes.words(model.size().toBytes()) + " are kept: podbrief models pull " + model.name()
                + " goes on from there.";
    }

    private String byHand() {
        return "name a mirror with PODBRIEF_MODELS_MIRROR, or put the file into " + folder.path() + " by hand";
    }

    private void check(Model model, PartFile part, PullProgress progress) throws IOException {
        if (part.have() != model.size().toBytes()) throw wrongSize(model, part);
        var sum = folder.sum(part.path(), progress::checked);
        if (sum.equals(model.sha256())) return;
        part.drop();
        throw new Failure.Permanent(
                "model.wrong_sum",
                "What came from " + settings.address(model) + " is not the " + model.file()
                        + " of the catalogue (SHA-256 " + sum + " instead of " + model.sha256()
                        + ") and was deleted: try once more, else " + byHand() + ".");
    }

    private Failure wrongSize(Model model, PartFile part) throws IOException {
        part.drop();
        return new Failure.Permanent(
                "model.wrong_size",
                "What lies at " + settings.address(model) + " has not the "
                        + model.size().toBytes() + " bytes of the " + model.file()
                        + " in the catalogue, so nothing of it was kept: " + byHand() + ".");
    }

    /// Gives the file its name, once its bytes are safe: a power cut must not leave the name without them.
    private void accept(Model model, PartFile part) throws IOException {
        Path file = part.path();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(file, folder.place(model), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        part.drop();
    }
}
