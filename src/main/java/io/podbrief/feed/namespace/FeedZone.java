package io.podbrief.feed.namespace;

import static java.util.Map.entry;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Time zones as dates in feeds name them. Names that several countries use mean what most feeds mean by them.
final class FeedZone {
    private static final Pattern OFFSET = Pattern.compile("(?:gmt|utc|z)?\\s*([+-])(\\d{1,2}):?(\\d{2})?\\b.*");

    private static final Map<String, Integer> MINUTES = Map.ofEntries(
            entry("est", -300),
            entry("edt", -240),
            entry("cst", -360),
            entry("cdt", -300),
            entry("mst", -420),
            entry("mdt", -360),
            entry("pst", -480),
            entry("pdt", -420),
            entry("akst", -540),
            entry("akdt", -480),
            entry("hst", -600),
            entry("ast", -240),
            entry("adt", -180),
            entry("nst", -210),
            entry("ndt", -150),
            entry("brt", -180),
            entry("art", -180),
            entry("bst", 60),
            entry("wet", 0),
            entry("west", 60),
            entry("cet", 60),
            entry("cest", 120),
            entry("met", 60),
            entry("mest", 120),
            entry("mez", 60),
            entry("mesz", 120),
            entry("eet", 120),
            entry("eest", 180),
            entry("sast", 120),
            entry("msk", 180),
            entry("msd", 240),
            entry("eat", 180),
            entry("gst", 240),
            entry("pkt", 300),
            entry("ist", 330),
            entry("ict", 420),
            entry("wib", 420),
            entry("sgt", 480),
            entry("hkt", 480),
            entry("pht", 480),
            entry("awst", 480),
            entry("jst", 540),
            entry("kst", 540),
            entry("acst", 570),
            entry("aest", 600),
            entry("acdt", 630),
            entry("aedt", 660),
            entry("nzst", 720),
            entry("nzdt", 780));

    private FeedZone() {}

    /// Reads a zone.
    ///
    /// @param written lower case; what follows the zone is ignored
    /// @return `null` when nothing is said, or nothing we know: then it is UTC
    static @Nullable ZoneId of(String written) {
        var text = written.strip();
        if (text.isEmpty()) return null;
        var offset = OFFSET.matcher(text);
        if (offset.matches()) return offset(offset.group(1), offset.group(2), offset.group(3));
        var name = text.split("[\\s()]+", 2)[0];
        var minutes = MINUTES.get(name);
        if (minutes != null) return ZoneOffset.ofTotalSeconds(minutes * 60);
        return name.indexOf('/') > 0 ? region(name) : null;
    }

    private static @Nullable ZoneId offset(String sign, String hours, @Nullable String minutes) {
        int total = Integer.parseInt(hours) * 60 + (minutes == null ? 0 : Integer.parseInt(minutes));
        return total > 18 * 60 ? null : ZoneOffset.ofTotalSeconds((sign.equals("-") ? -total : total) * 60);
    }

    private static @Nullable ZoneId region(String name) {
        for (var id : ZoneId.getAvailableZoneIds()) {
            if (id.equalsIgnoreCase(name)) return ZoneId.of(id);
        }
        return null;
    }
}
