package io.podbrief;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the documents say about files, commands, codes and packages is true.
final class DocsTest {
    private static final Map<String, Integer> LONGEST =
            Map.of("README.md", 120, "ARCHITECTURE.md", 150, "CONTRIBUTING.md", 100);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(?:#[^)]*)?\\)");
    private static final Pattern SOURCE = Pattern.compile("`((?:src|docs|tools|\\.ci)/[\\w./-]+)`");
    private static final Pattern VERB = Pattern.compile("(?m)(?:\\./)?podbrief ([a-z]+)\\b");
    private static final Pattern CODE = Pattern.compile(
            "\"((?:fetch|feed|audio|model|speech|transcript|extract|signup|web|db|disk|config|llm|opml|proof|usage|round|episode|source|node|java)\\.[a-z_]+)\"");

    private static List<Path> documents() throws IOException {
        try (var top = Files.list(Path.of("."));
                var docs = Files.walk(Path.of("docs"))) {
            return java.util.stream.Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void keeps_documents_to_their_length() throws IOException {
        for (var document : LONGEST.entrySet()) {
            assertThat(Files.readAllLines(Path.of(document.getKey())))
                    .as(document.getKey())
                    .hasSizeLessThanOrEqualTo(document.getValue());
        }
    }

    @Test
    void links_only_to_files_that_exist() throws IOException {
        var missing = new ArrayList<String>();
        for (var document : documents()) {
            var folder = document.toAbsolutePath().resolveSibling("");
            LINK.matcher(Files.readString(document))
                    .results()
                    .map(match -> match.group(1))
                    .filter(link -> !link.contains(":"))
                    .forEach(link -> {
                        if (!Files.exists(folder.resolve(link))) missing.add(document + " -> " + link);
                    });
            SOURCE.matcher(Files.readString(document))
                    .results()
                    .map(match -> match.group(1))
                    .forEach(path -> {
                        if (!Files.exists(Path.of(path))) missing.add(document + " -> " + path);
                    });
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void names_only_verbs_that_exist() throws IOException {
        try (var commands = Files.list(Path.of("src/main/java/io/podbrief/cli"))) {
            var verbs = commands.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Command.java"))
                    .map(name -> name.replace("Command.java", "").toLowerCase(java.util.Locale.ROOT))
                    .collect(Collectors.toSet());
            for (var document : List.of("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "docs/operating.md")) {
                var named = VERB.matcher(Files.readString(Path.of(document)))
                        .results()
                        .map(match -> match.group(1))
                        .collect(Collectors.toSet());
                assertThat(verbs).as(document).containsAll(named);
            }
        }
    }

    @Test
    void lists_every_code_that_the_program_can_answer_with() throws IOException {
        var inCode = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                CODE.matcher(Files.readString(source)).results().forEach(match -> inCode.add(match.group(1)));
            }
        }
        var listed = Pattern.compile("`([a-z]+\\.[a-z_]+)")
                .matcher(Files.readString(Path.of("docs/codes.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        assertThat(listed)
                .containsAll(
                        inCode.stream().filter(code -> !NO_CODES.contains(code)).toList());
    }

    /// Strings that look like codes and are names of files or of properties.
    private static final Set<String> NO_CODES = Set.of("feed.xml", "java.home", "proof.json");

    @Test
    void has_every_package_in_the_table_of_the_architecture() throws IOException {
        var text = Files.readString(Path.of("ARCHITECTURE.md"));
        for (var name : ArchitectureTest.MAY_USE.keySet()) assertThat(text).contains("`" + name + "`");
    }
}
