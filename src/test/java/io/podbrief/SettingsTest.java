package io.podbrief;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// application.yaml is the commented reference: it names every setting, and none that does not exist.
final class SettingsTest {
    private static final Pattern LINE = Pattern.compile("^( *)(?:# )?([a-z][a-z0-9-]*):.*$");

    /// Read by conditions and not by a record.
    private static final Set<String> NOT_IN_A_RECORD = Set.of("podbrief.demo");

    @Test
    void names_every_setting_in_the_reference_and_no_other() throws IOException {
        var inCode = settingsInCode();
        inCode.removeAll(NOT_IN_A_RECORD);
        assertThat(settingsInReference()).containsExactlyInAnyOrderElementsOf(inCode);
    }

    private static Set<String> settingsInCode() {
        var names = new TreeSet<String>();
        var records = new ClassFileImporter()
                .importPackages("io.podbrief").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(JavaClass::reflect)
                        .toList();
        for (var record : records) {
            var prefix = record.getAnnotation(ConfigurationProperties.class).value();
            for (var component : record.getRecordComponents()) add(prefix, component, names);
        }
        return names;
    }

    private static void add(String prefix, RecordComponent component, Set<String> names) {
        var name =
                prefix + "." + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
        if (!component.getType().isRecord()) {
            names.add(name);
            return;
        }
        for (var inner : component.getType().getRecordComponents()) add(name, inner, names);
    }

    /// Leaves of the `podbrief` tree in application.yaml, those commented out included.
    private static Set<String> settingsInReference() throws IOException {
        var names = new TreeSet<String>();
        var path = new ArrayDeque<String>();
        var depths = new ArrayList<Integer>();
        for (var line : Files.readAllLines(Path.of("src/main/resources/application.yaml"))) {
            if (line.startsWith("spring:")) break;
            var match = LINE.matcher(line);
            if (!match.matches()) continue;
            int depth = match.group(1).length();
            while (!depths.isEmpty() && depths.getLast() >= depth) {
                depths.removeLast();
                path.removeLast();
            }
            depths.add(depth);
            path.addLast(match.group(2));
            boolean leaf = !line.stripTrailing().endsWith(":");
            if (leaf) names.add(String.join(".", path));
        }
        return names;
    }
}
