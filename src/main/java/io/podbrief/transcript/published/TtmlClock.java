package io.podbrief.transcript.published;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// The time expressions of TTML: `00:01:02.5`, `00:01:02:12` with frames, `62.5s`, `1500ms`, `360f`,
/// `10000000t`.
///
/// @param framesPerSecond more than 0
/// @param ticksPerSecond more than 0
record TtmlClock(double framesPerSecond, double ticksPerSecond) {
    private static final Pattern OFFSET = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s?(h|m|s|ms|f|t)?");
    private static final Pattern FRAMES = Pattern.compile("(\\d{1,4}:\\d{1,2}:\\d{1,2}):(\\d{1,3})(?:\\.\\d{1,3})?");
    private static final double USUAL_FRAMES = 30;

    static TtmlClock of(Document document) {
        var root = document.firstElementChild();
        if (root == null) return new TtmlClock(USUAL_FRAMES, 1);
        double frames = positive(root.attr("ttp:frameRate"), USUAL_FRAMES);
        var multiplier = root.attr("ttp:frameRateMultiplier").strip().split("[\\s:]+", 2);
        if (multiplier.length == 2) frames *= positive(multiplier[0], 1) / positive(multiplier[1], 1);
        return new TtmlClock(frames, positive(root.attr("ttp:tickRate"), 1));
    }

    /// `null` if the text is no time.
    @Nullable
    Duration time(String text) {
        var written = text.strip();
        var frames = FRAMES.matcher(written);
        if (frames.matches()) {
            var whole = Timestamp.parse(frames.group(1));
            var part = Timestamp.seconds(Integer.parseInt(frames.group(2)) / framesPerSecond);
            return whole == null || part == null ? null : whole.plus(part);
        }
        var offset = OFFSET.matcher(written);
        return offset.matches()
                ? Timestamp.seconds(seconds(Double.parseDouble(offset.group(1)), offset.group(2)))
                : Timestamp.parse(written);
    }

    private double seconds(double amount, @Nullable String unit) {
        return switch (unit == null ? "s" : unit) {
            case "h" -> amount * 3600;
            case "m" -> amount * 60;
            case "ms" -> amount / 1000;
            case "f" -> amount / framesPerSecond;
            case "t" -> amount / ticksPerSecond;
            default -> amount;
        };
    }

    private static double positive(String number, double otherwise) {
        try {
            double value = Double.parseDouble(number.strip());
            return value > 0 && value < 1e12 ? value : otherwise;
        } catch (NumberFormatException _) {
            return otherwise; // absent, or not a number
        }
    }
}
