package io.podbrief.transcript;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which of the times that a publisher gives are believed, so that times never fall along the text.
///
/// The rule: a start is possible when it lies between 0 and [#LONGEST]. Of the possible starts the largest
/// set that never falls is kept (a longest non-decreasing subsequence), so one wild time costs that time and
/// not all the times after it. An end is kept when it lies between the last kept time before it and the next
/// kept start. Every other time becomes unknown; the words always stay. Time `O(n log n)`.
final class RisingTimes {
    /// Longer than any recording; a later time is a slip.
    static final Duration LONGEST = Duration.ofHours(1000);

    private RisingTimes() {}

    /// When a cue is spoken, as far as it can be believed.
    record Span(@Nullable Duration from, @Nullable Duration to) {}

    /// One span for each cue, in order.
    static List<Span> of(List<SpokenCue> cues) {
        var starts = new long[cues.size()];
        for (int i = 0; i < starts.length; i++) starts[i] = millis(cues.get(i).from());
        keepLongestRise(starts);
        var spans = new ArrayList<Span>(starts.length);
        var ceilings = ceilings(starts);
        long floor = 0;
        for (int i = 0; i < starts.length; i++) {
            floor = Math.max(floor, starts[i]);
            long end = millis(cues.get(i).to());
            boolean fits = end >= floor && end <= ceilings[i];
            if (fits) floor = end;
            spans.add(new Span(duration(starts[i]), fits ? Duration.ofMillis(end) : null));
        }
        return spans;
    }

    /// Sets every start that is not part of the longest rise to `-1`.
    private static void keepLongestRise(long[] starts) {
        var tails = new int[starts.length];
        var before = new int[starts.length];
        int length = 0;
        for (int i = 0; i < starts.length; i++) {
            if (starts[i] < 0) continue;
            int place = firstGreater(starts, tails, length, starts[i]);
            before[i] = place == 0 ? -1 : tails[place - 1];
            tails[place] = i;
            if (place == length) length++;
        }
        var kept = new boolean[starts.length];
        for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = before[i]) kept[i] = true;
        for (int i = 0; i < starts.length; i++) if (!kept[i]) starts[i] = -1;
    }

    private static int firstGreater(long[] starts, int[] tails, int length, long value) {
        int low = 0;
        int high = length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[tails[middle]] > value) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    /// For each cue the next kept start after it.
    private static long[] ceilings(long[] starts) {
        var ceilings = new long[starts.length];
        Arrays.fill(ceilings, LONGEST.toMillis());
        for (int i = starts.length - 2; i >= 0; i--) ceilings[i] = starts[i + 1] >= 0 ? starts[i + 1] : ceilings[i + 1];
        return ceilings;
    }

    private static long millis(@Nullable Duration time) {
        return time == null || time.isNegative() || time.compareTo(LONGEST) > 0 ? -1 : time.toMillis();
    }

    private static @Nullable Duration duration(long millis) {
        return millis < 0 ? null : Duration.ofMillis(millis);
    }
}
