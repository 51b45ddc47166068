package io.podbrief.transcript;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Times of characters from the times of cues: every known start or end is a point (offset, time), and
/// between two neighbouring points time passes in proportion to the characters.
final class TimeLine {
    private TimeLine() {}

    private record Point(int offset, Duration time) {}

    /// @param index of the cue that holds the offset
    static @Nullable Duration at(List<Cue> cues, int index, int offset) {
        var before = before(cues, index, offset);
        if (before == null) return null;
        var after = after(cues, index, offset);
        if (after != null) return between(before, after, offset);
        return before.offset() >= cues.get(index).start() ? before.time() : null;
    }

    private static Duration between(Point before, Point after, int offset) {
        if (after.offset() == before.offset()) return before.time();
        long whole = after.time().minus(before.time()).toMillis();
        long part = whole * (offset - before.offset()) / (after.offset() - before.offset());
        return before.time().plusMillis(part);
    }

    private static @Nullable Point before(List<Cue> cues, int index, int offset) {
        for (int i = index; i >= 0; i--) {
            var cue = cues.get(i);
            if (cue.to() != null && cue.end() <= offset) return new Point(cue.end(), cue.to());
            if (cue.from() != null) return new Point(cue.start(), cue.from());
        }
        return null;
    }

    private static @Nullable Point after(List<Cue> cues, int index, int offset) {
        for (int i = index; i < cues.size(); i++) {
            var cue = cues.get(i);
            if (cue.from() != null && cue.start() >= offset) return new Point(cue.start(), cue.from());
            if (cue.to() != null && cue.end() >= offset) return new Point(cue.end(), cue.to());
        }
        return null;
    }
}
