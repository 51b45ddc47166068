package io.podbrief;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Small pieces: caps on files, methods and parameters. What may be larger is named, with the reason.
final class SizeTest {
    private static final int MAIN_LINES = 400;
    private static final int TEST_LINES = 800;
    private static final int METHOD_LINES = 40;
    private static final int PARAMETERS = 5;

    /// File name to the reason why it may be longer.
    private static final Map<String, String> LONG_FILES = Map.of();

    /// Method to the reason why it may be longer.
    private static final Map<String, String> LONG_METHODS = Map.of(
            "EpisodeStore.put", "one statement of SQL with its parameters",
            "InsightStore.put", "one statement of SQL with its parameters");

    private static final Pattern METHOD = Pattern.compile(
            "(?m)^    (?:    )?(?:public |protected |private |static |final |abstract |synchronized |default )*(?:<[^>]+> )?[\\w.<>\\[\\],@? ]+? (\\w+)\\(([^)]*)\\)[^;{=]*\\{$");

    @Test
    void keeps_files_short() throws IOException {
        assertThat(tooLong("src/main/java", MAIN_LINES)).isEmpty();
        assertThat(tooLong("src/test/java", TEST_LINES)).isEmpty();
    }

    private static List<String> tooLong(String root, int most) throws IOException {
        var found = new ArrayList<String>();
        for (var file : sources(root)) {
            int lines = Files.readAllLines(file).size();
            if (lines > most && !LONG_FILES.containsKey(file.getFileName().toString()))
                found.add(file + " has " + lines + " lines");
        }
        return found;
    }

    @Test
    void keeps_methods_short_and_their_parameters_few() throws IOException {
        var found = new ArrayList<String>();
        for (var file : sources("src/main/java")) check(file, found);
        assertThat(found).isEmpty();
    }

    private static void check(Path file, List<String> found) throws IOException {
        var text = withoutLiterals(Files.readString(file));
        var type = file.getFileName().toString().replace(".java", "");
        var matcher = METHOD.matcher(text);
        while (matcher.find()) {
            if (matcher.group().contains("record ")) continue;
            var name = type + "." + matcher.group(1);
            long lines = text.substring(matcher.end(), end(text, matcher.end()))
                    .lines()
                    .count();
            if (lines > METHOD_LINES + 1 && !LONG_METHODS.containsKey(name))
                found.add(name + " has " + lines + " lines");
            long parameters = matcher.group(2).isBlank()
                    ? 0
                    : matcher.group(2)
                                    .replaceAll("<[^>]*>", "")
                                    .chars()
                                    .filter(c -> c == ',')
                                    .count()
                            + 1;
            boolean constructor = Character.isUpperCase(matcher.group(1).charAt(0));
            boolean page = matcher.group(2).contains("@RequestParam"); // the fields of a form
            if (parameters > PARAMETERS && !constructor && !page)
                found.add(name + " has " + parameters + " parameters");
        }
    }

    /// Index after the brace that closes the one before `from`. Literals and comments were made blank before.
    private static int end(String text, int from) {
        int depth = 1;
        int at = from;
        while (at < text.length() && depth > 0) {
            char c = text.charAt(at++);
            if (c == '{') depth++;
            if (c == '}') depth--;
        }
        return at;
    }

    /// The code with every brace in a literal or a comment gone; nothing moves.
    private static String withoutLiterals(String code) {
        return LITERAL.matcher(code)
                .replaceAll(match -> match.group()
                        .replaceAll("[{}()]", " ")
                        .replace("\\", "\\\\")
                        .replace("$", "\\$"));
    }

    private static final Pattern LITERAL =
            Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\\\\\n]|\\\\.)+'|//[^\\n]*");

    private static List<Path> sources(String root) throws IOException {
        try (var files = Files.walk(Path.of(root))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
