package io.podbrief.evaluation;

import io.podbrief.evaluation.Results.Unit;
import io.podbrief.evaluation.Sample.Show;
import io.podbrief.insight.extractive.Inspection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// 35 to 70 words of a talk, and what readers said of them (C_gold/forward).
///
/// @param episode which it was cut from
/// @param position where it stands in the episode, in `[0, 1]`
/// @param readings one for each reader, `>= 1`
record LabelledWindow(String id, Unit episode, double position, String text, List<Reading> readings) {
    /// @param worth 0 to 4
    /// @param clear 0 to 2
    /// @param inContext 0 to 2 with the words before; -1 where nobody was asked
    record Reading(int worth, int clear, int inContext, boolean clean, boolean advert) {
        boolean isWorth() {
            return worth >= 3;
        }

        boolean forwardsAlone() {
            return isWorth() && clear == 2 && clean && !advert;
        }

        boolean forwardsInContext() {
            return isWorth() && inContext == 2 && clean && !advert;
        }
    }

    /// Whether most readers say so; half of them are enough.
    boolean holds(java.util.function.Predicate<Reading> opinion) {
        return readings.stream().filter(opinion).count() * 2 >= readings.size();
    }

    boolean wasAskedInContext() {
        return readings.getFirst().inContext() >= 0;
    }

    List<String> terms() {
        return Inspection.words(text).stream()
                .filter(word -> !Inspection.isStopWord(word))
                .toList();
    }

    /// All windows of both rounds that somebody labelled, by id.
    static Map<String, LabelledWindow> read(Path folder) {
        var windows = new LinkedHashMap<String, LabelledWindow>();
        for (int round = 1; round <= 2; round++) {
            var readings = new HashMap<String, List<Reading>>();
            for (var row : Row.of(folder.resolve("labels-" + round + ".tsv")))
                readings.computeIfAbsent(row.text("id"), _ -> new ArrayList<>()).add(reading(row));
            for (var row : Row.of(folder.resolve("windows-" + round + ".tsv"))) {
                var read = readings.get(row.text("id"));
                if (read != null) windows.put(row.text("id"), window(row, read));
            }
        }
        return windows;
    }

    private static LabelledWindow window(Row row, List<Reading> readings) {
        var show = new Show(row.text("show"), genre(row.text("show")), "held out");
        return new LabelledWindow(
                row.text("id"),
                new Unit(show, row.text("guid")),
                row.number("position"),
                row.text("text"),
                List.copyOf(readings));
    }

    private static String genre(String show) {
        return switch (show) {
            case "practicalai" -> "interviews on AI";
            case "news" -> "news read aloud";
            case "changelog", "friends" -> "talk on software";
            default -> "talk on Bitcoin";
        };
    }

    private static Reading reading(Row row) {
        return new Reading(
                row.whole("worth"),
                row.whole("clear"),
                row.has("clear_in_context") ? row.whole("clear_in_context") : -1,
                row.whole("clean") == 1,
                row.whole("ad") == 1);
    }
}
