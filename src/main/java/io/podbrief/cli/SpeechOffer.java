package io.podbrief.cli;

import com.sun.management.OperatingSystemMXBean;
import io.podbrief.brief.Wording;
import io.podbrief.feed.Episode;
import io.podbrief.platform.models.Megabytes;
import io.podbrief.platform.models.Model;
import io.podbrief.platform.models.ModelCatalogue;
import io.podbrief.platform.models.ModelDownload;
import io.podbrief.transcript.HearingSpeed;
import io.podbrief.transcript.Listening;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// What people are told where episodes need to be heard and no model is there, and the way to one: by option or by
/// one key.
@Component
final class SpeechOffer {
    private static final int MANY_CORES = 8;
    private static final long MUCH_MEMORY = 8L << 30;

    private final Listening listening;
    private final ModelCatalogue catalogue;
    private final ModelDownload download;
    private final Predicate<String> ask;

    @Autowired
    SpeechOffer(Listening listening, ModelCatalogue catalogue, ModelDownload download) {
        this(listening, catalogue, download, Terminal::agrees);
    }

    /// @param ask puts a question to the user
    SpeechOffer(Listening listening, ModelCatalogue catalogue, ModelDownload download, Predicate<String> ask) {
        this.listening = listening;
        this.catalogue = catalogue;
        this.download = download;
        this.ask = ask;
    }

    /// What a person does with the offer.
    enum Answer {
        /// Fetches without asking.
        PULL,
        /// Is asked.
        ASK,
        /// Is only told.
        TELL
    }

    /// Says what hearing will cost; where it cannot be done yet, what it needs, and fetches that if it is wanted.
    ///
    /// @param episodes those that have audio only; with none, nothing is said
    void make(List<Episode> episodes, Answer answer, PrintWriter note) {
        if (episodes.isEmpty()) return;
        if (!listening.hasModel()) {
            note.println(sentence(episodes.size()));
            note.flush();
            if (answer == Answer.PULL || (answer == Answer.ASK && ask.test("Fetch it now?"))) fetch(note);
            else note.println("Without it they give nothing; to fetch it: " + command());
        }
        listening.estimate(episodes).ifPresent(note::println);
        note.flush();
    }

    /// How many episodes, which model, and what it costs.
    String sentence(long episodes) {
        return Wording.counted(episodes, "episode")
                + (episodes == 1 ? " has audio only and needs" : " have audio only and need")
                + " to be heard, and no model that hears speech is here. " + fitting();
    }

    /// The model that fits this machine, and what it costs.
    String fitting() {
        var model = wanted().getFirst();
        return model.name() + " fits this machine: " + Megabytes.words(size()) + " to fetch, "
                + model.memory().toMegabytes() + " MiB of memory, about "
                + Math.max(1, HearingSpeed.perHour(model.name()).toMinutes()) + " minutes per hour of audio.";
    }

    /// What fetches it.
    String command() {
        return "podbrief models pull "
                + String.join(" ", wanted().stream().map(Model::name).toList());
    }

    private void fetch(PrintWriter note) {
        for (var model : wanted()) note.println(model.name() + ": " + ModelsCommand.pulled(download, model));
    }

    private long size() {
        return wanted().stream().mapToLong(model -> model.size().toBytes()).sum();
    }

    /// A recognizer, and what finds the speech for it.
    private List<Model> wanted() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        boolean large =
                Runtime.getRuntime().availableProcessors() >= MANY_CORES && system.getTotalMemorySize() >= MUCH_MEMORY;
        return List.of(catalogue.named(large ? "whisper-small" : "whisper-base"), catalogue.named("silero-vad"));
    }
}
