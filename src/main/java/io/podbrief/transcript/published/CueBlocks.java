package io.podbrief.transcript.published;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts a file of timed blocks, as WebVTT and SubRip are, at its timing lines.
///
/// More lenient than either standard, because words matter more than form: a missing or extra blank line, a
/// missing index, spaces inside times, a wrong arrow or a time that cannot be read lose no words. A block of
/// text without a timing line of its own belongs to the cue before it. What comes before the first timing
/// line is a header.
final class CueBlocks {
    private static final Pattern TIMING = Pattern.compile(
            "([-\\d:.,;\\s]{0,40}?)[-\\s]{0,20}(?:-{1,2}>|[–—]>|-{1,2}&gt;|→)\\s{0,20}(-?[\\d:.,;\\s]{0,40})");
    private static final Pattern SPACED_MARK = Pattern.compile("\\s*([:.,;])\\s*");
    private static final Pattern TRAILING_MARK = Pattern.compile("[:.,;]+$");
    private static final int LONGEST_TIMING = 150;
    private static final int BEGINNING = 200;
    private static final Pattern INDEX = Pattern.compile("\\s*\\d{1,9}\\s*");

    private final Predicate<List<String>> comment;
    private final boolean freeIds;
    private final List<Block> blocks = new ArrayList<>();
    private final List<String> pending = new ArrayList<>();
    private boolean afterBlank = true;

    /// @param lines as written, without line ends
    record Block(@Nullable Duration from, @Nullable Duration to, List<String> lines) {}

    private CueBlocks(boolean freeIds, Predicate<List<String>> comment) {
        this.freeIds = freeIds;
        this.comment = comment;
    }

    /// @param freeIds whether a lone line before a timing line is an id whatever it says, or only if it is a
    ///     number
    /// @param comment whether a run of lines is no cue's text, such as `NOTE` in WebVTT
    static List<Block> read(String text, boolean freeIds, Predicate<List<String>> comment) {
        var reader = new CueBlocks(freeIds, comment);
        text.lines().forEach(reader::line);
        reader.endRun();
        return reader.blocks;
    }

    /// Whether the first lines of a text have a timing line with both times.
    static boolean inBeginningOf(String text) {
        return text.lines().limit(BEGINNING).anyMatch(line -> {
            var timing = timing(line);
            return timing != null && timing.from() != null && timing.to() != null;
        });
    }

    private void line(String line) {
        var timing = timing(line);
        if (timing != null) {
            if (endsWithId()) pending.removeLast();
            endRun();
            blocks.add(timing);
            afterBlank = false;
        } else if (line.isBlank()) {
            endRun();
            afterBlank = true;
        } else {
            pending.add(line);
        }
    }

    private boolean endsWithId() {
        if (pending.isEmpty()) return false;
        return INDEX.matcher(pending.getLast()).matches() || (freeIds && afterBlank && pending.size() == 1);
    }

    private void endRun() {
        boolean loneIndex = afterBlank
                && pending.size() == 1
                && INDEX.matcher(pending.getFirst()).matches();
        boolean dropped = pending.isEmpty() || blocks.isEmpty() || loneIndex || (afterBlank && comment.test(pending));
        if (!dropped) blocks.getLast().lines().addAll(pending);
        pending.clear();
    }

    /// An empty block if the line is a timing line: an arrow with nothing but digits before it and a time on
    /// one side.
    private static @Nullable Block timing(String line) {
        if (line.indexOf('>') < 0 && line.indexOf('→') < 0 && !line.contains("&gt;")) return null;
        var start = line.strip();
        var found = TIMING.matcher(start.substring(0, Math.min(start.length(), LONGEST_TIMING)));
        if (!found.lookingAt()) return null;
        var from = time(found.group(1));
        var to = time(found.group(2));
        return from == null && to == null ? null : new Block(from, to, new ArrayList<>());
    }

    private static @Nullable Duration time(String written) {
        var time = Timestamp.parse(written.strip());
        if (time != null) return time;
        var close = SPACED_MARK.matcher(written.strip()).replaceAll("$1");
        return Timestamp.parse(TRAILING_MARK.matcher(close.split("\\s", 2)[0]).replaceFirst(""));
    }
}
