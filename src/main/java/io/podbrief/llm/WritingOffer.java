package io.podbrief.llm;

import com.sun.management.OperatingSystemMXBean;
import io.podbrief.platform.models.Megabytes;
import io.podbrief.platform.models.Model;
import io.podbrief.platform.models.ModelCatalogue;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/// The writing model of the catalogue that fits this machine, and what it costs.
@Component
final class WritingOffer {
    /// The most that 1.1 GB of model takes for an hour of talk with two idle cores: ten seconds an answer, as measured,
    /// twelve passages, two answers each. Other sizes and cores by proportion, as nobody has measured them here.
    private static final Duration SMALL_MODEL = Duration.ofSeconds(240);

    private static final double SMALL_BYTES = 1.1e9;
    private static final int SMALL_CORES = 2;
    private static final int MEGABYTES_A_CORE = 600; // more is read too slowly to be of use

    private final ModelCatalogue catalogue;
    private final int cores;
    private final DataSize memory;

    @Autowired
    WritingOffer(ModelCatalogue catalogue) {
        this(
                catalogue,
                Runtime.getRuntime().availableProcessors(),
                DataSize.ofBytes(ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                        .getTotalMemorySize()));
    }

    /// @param memory of the machine
    WritingOffer(ModelCatalogue catalogue, int cores, DataSize memory) {
        this.catalogue = catalogue;
        this.cores = cores;
        this.memory = memory;
    }

    /// The command that fetches it, its size, memory and speed: the beginning of a sentence.
    String words() {
        var model = fitting();
        return "podbrief models pull " + model.name() + " ("
                + Megabytes.words(model.size().toBytes()) + " to fetch, "
                + model.memory().toMegabytes() + " MiB of memory, at most about " + minutes(model)
                + " minutes per hour of talk here)";
    }

    private long minutes(Model model) {
        double times = model.size().toBytes() / SMALL_BYTES * Math.sqrt((double) SMALL_CORES / cores);
        return Math.max(
                1,
                Math.round(
                        SMALL_MODEL.toSeconds() * times / Duration.ofMinutes(1).toSeconds()));
    }

    /// The largest that leaves half of the memory to others and is read fast enough; the smallest where none does.
    private Model fitting() {
        var writing = catalogue.all().stream()
                .filter(Model::isForWriting)
                .sorted(Comparator.comparing(model -> model.size().toBytes()))
                .toList();
        return writing.stream()
                .filter(model -> model.memory().toBytes() * 2 <= memory.toBytes()
                        && model.size().toBytes() <= (long) cores * MEGABYTES_A_CORE * Megabytes.ONE)
                .reduce((_, larger) -> larger)
                .orElse(writing.getFirst());
    }
}
