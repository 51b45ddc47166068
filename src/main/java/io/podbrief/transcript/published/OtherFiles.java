package io.podbrief.transcript.published;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Files that are served as transcripts and are none, or none that we read, named so that a refusal can say
/// what came.
final class OtherFiles {
    private static final int BEGINNING = 4000;
    /// One in so many characters may be a control or a decoding error before a text counts as binary.
    private static final int CLEAN = 50;

    private static final Map<String, String> SIGNATURES = Map.of(
            "%PDF-", "a PDF document",
            "PK\u0003\u0004", "a ZIP archive or an office document",
            "{\\rtf", "an RTF document",
            "[Script Info]", "an Advanced SubStation Alpha file",
            "Scenarist_SCC", "a Scenarist caption file",
            "<SAMI", "a SAMI caption file",
            "ID3", "an MP3 recording",
            "\u001F\u008B", "a compressed file");
    private static final Pattern SUBTITLE_LINE =
            Pattern.compile("(?m)^\\s{0,8}(?:" + Timestamp.PATTERN + "\\s?,\\s?" + Timestamp.PATTERN
                    + "\\b|\\{\\d{1,9}\\}\\{\\d{1,9}\\}|\\d\\d:\\d\\d:\\d\\d[:;]\\d\\d\\t|\\d{3}STL\\d\\d\\.)");
    private static final Pattern JSON_START = Pattern.compile("\\s*(?:\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]])");

    private OtherFiles() {}

    /// What a file is, with its article; `null` if it may be text for people.
    static @Nullable String nameOf(String text) {
        var start = text.substring(0, Math.min(text.length(), BEGINNING)).stripLeading();
        for (var signature : SIGNATURES.entrySet()) {
            var prefix = signature.getKey();
            if (start.regionMatches(true, 0, prefix, 0, prefix.length())) return signature.getValue();
        }
        if (isBinary(text)) return "not text";
        if (isJson(start)) return "JSON without the segments of a transcript";
        var root = MarkupRoot.of(start);
        if (root != null) return "an XML or HTML file (" + root + ") without a transcript";
        return SUBTITLE_LINE.matcher(start).find() ? "in a subtitle format that is not supported" : null;
    }

    /// Whether a text begins as JSON does, and not as `[Music]` does.
    static boolean isJson(String text) {
        return JSON_START.matcher(text).lookingAt();
    }

    private static boolean isBinary(String text) {
        long broken = text.chars().filter(OtherFiles::isBroken).count();
        return broken * CLEAN > text.length();
    }

    private static boolean isBroken(int character) {
        boolean layout = character >= '\t' && character <= '\r';
        return character == 0xFFFD || (Character.isISOControl(character) && !layout);
    }
}
