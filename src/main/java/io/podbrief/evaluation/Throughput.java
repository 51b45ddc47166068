package io.podbrief.evaluation;

import io.podbrief.insight.Extractor;
import io.podbrief.insight.Material;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.function.Function;

/// M25: how long an hour of talk takes, from its transcript to its insights, on one thread. Processor time of that
/// thread is counted, so that what else the machine does is not. The first run warms up and does not count. An hour
/// is 9,360 words.
final class Throughput {
    private static final int RUNS = 3;
    static final double WORDS_AN_HOUR = 2.6 * 3_600;

    private Throughput() {}

    /// @return the most heap that was in use, garbage included, in MiB
    static long measure(Extractor extractor, Material material, int words, Sheet sheet) {
        extractor.extract(material);
        var threads = ManagementFactory.getThreadMXBean();
        var heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        for (int run = 0; run < RUNS; run++) {
            long start = threads.getCurrentThreadCpuTime();
            extractor.extract(material);
            double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
            sheet.add(Figure.SECONDS_AN_HOUR, seconds, words / WORDS_AN_HOUR);
        }
        Function<MemoryPoolMXBean, Long> peak = pool -> pool.getPeakUsage().getUsed();
        return heap.stream().mapToLong(peak::apply).sum() >> 20;
    }
}
