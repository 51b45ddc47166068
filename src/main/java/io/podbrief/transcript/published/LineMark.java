package io.podbrief.transcript.published;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the beginning of a line may say about who speaks when: `Name: 00:01:02`, `Name [1:02]: text`,
/// `[00:01:02] Name: text`, `Name (1:02)`, `00:01:02 - 00:01:09`, `[1:02] text` and their kin. Only a reading
/// by form: whether the name is one is for [Turns] to decide.
///
/// @param name what stands where a name would; `null` where there is none
/// @param from the time beside it; `null` where there is none
/// @param to the second time of a range
/// @param rest what is left of the line, stripped
/// @param bare whether the time stands open before more text, as a number in running text would
record LineMark(
        @Nullable String name,
        @Nullable Duration from,
        @Nullable Duration to,
        String rest,
        boolean bare) {
    private static final int LONGEST = 160;
    private static final String RANGE =
            "(" + Timestamp.PATTERN + ")(?:\\s{0,3}(?:-->|->|[-–—]|to)\\s{0,3}(" + Timestamp.PATTERN + "))?";
    private static final String NAME =
            "([^\\s:：\\d\\[(][^:：\\n\\[(]{0,58}?|\\[[^\\]:]{1,58}\\]|Speaker \\d{1,3}|SPEAKER_\\d{1,3})";
    private static final Pattern NAME_THEN_TIME = Pattern.compile(
            NAME + "\\s{0,20}([:：,|–—-])?\\s{0,20}([\\[(])?\\s?" + RANGE + "\\s?([\\])])?\\s{0,3}([:：])?(?:\\s|$)");
    private static final Pattern TIME_THEN_NAME = Pattern.compile(
            "[\\[(]?\\s?" + RANGE + "\\s?[\\])]?\\s{0,3}[-–—|:]?\\s{0,3}" + NAME + "\\s{0,3}[:：](?:\\s|$)");
    private static final Pattern TIME =
            Pattern.compile("([\\[(])?\\s?" + RANGE + "\\s?([\\])])?(?:\\s{0,3}[-–—|:](?=\\s))?(?:\\s|$)");
    private static final Pattern TRAILING_MARK = Pattern.compile("[\\s,|–—-]+$");

    /// The mark a line starts with; `null` if it starts with none that has a time.
    static @Nullable LineMark of(String line) {
        if (!hasTime(line)) return null;
        var start = line.substring(0, Math.min(line.length(), LONGEST));
        var timeFirst = TIME_THEN_NAME.matcher(start);
        if (timeFirst.lookingAt()) return mark(timeFirst, 3, 1, line, false);
        var time = TIME.matcher(start);
        if (time.lookingAt()) {
            var rest = line.substring(time.end()).strip();
            boolean bare = !rest.isEmpty() && (time.group(1) == null || time.group(4) == null);
            return new LineMark(null, Timestamp.parse(time.group(2)), parse(time.group(3)), rest, bare);
        }
        var nameFirst = NAME_THEN_TIME.matcher(start);
        return nameFirst.lookingAt() ? nameThenTime(nameFirst, line) : null;
    }

    private static @Nullable LineMark nameThenTime(Matcher found, String line) {
        boolean bracketed = found.group(3) != null && found.group(6) != null;
        boolean closed = bracketed
                || found.group(7) != null
                || line.substring(found.end()).isBlank();
        boolean words = !closed && found.group(2) != null && ":：".contains(found.group(2));
        return words ? null : mark(found, 1, 4, line, !closed);
    }

    /// Whether there is a digit, a colon and a digit near the start: most lines have none, and the patterns
    /// are costly.
    private static boolean hasTime(String line) {
        int last = Math.min(line.length(), LONGEST) - 1;
        for (int at = line.indexOf(':', 1); at > 0 && at < last; at = line.indexOf(':', at + 1)) {
            if (Character.isDigit(line.charAt(at - 1)) && Character.isDigit(line.charAt(at + 1))) return true;
        }
        return false;
    }

    private static LineMark mark(Matcher found, int name, int from, String line, boolean bare) {
        var rest = line.substring(found.end()).strip();
        var named = TRAILING_MARK.matcher(found.group(name)).replaceAll("");
        boolean bracketed = named.startsWith("[");
        if (bracketed) named = named.substring(1, named.length() - 1).strip();
        return new LineMark(named, Timestamp.parse(found.group(from)), parse(found.group(from + 1)), rest, bare);
    }

    private static @Nullable Duration parse(@Nullable String time) {
        return time == null ? null : Timestamp.parse(time);
    }
}
