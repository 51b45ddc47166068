package io.podbrief.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildCommandTest {
    @TempDir
    Path folder;

    private ProcessBuilder command(String classPath) {
        return ChildCommand.of(classPath, ChildCommandTest.class, folder, "-Dsome=thing");
    }

    private Path jar(String entry) throws IOException {
        var file = folder.resolve("podbrief.jar");
        try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
            jar.putNextEntry(new JarEntry(entry));
        }
        return file;
    }

    @Test
    void runs_the_same_java_with_the_same_classes_and_little_heap() {
        var builder = command("target/classes:lib/one.jar");

        assertThat(builder.command())
                .contains(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m", "-Dsome=thing")
                .endsWith(ChildCommandTest.class.getName());
        assertThat(builder.environment().get("CLASSPATH"))
                .isEqualTo(Path.of("target/classes").toAbsolutePath() + ":"
                        + Path.of("lib/one.jar").toAbsolutePath());
    }

    @Test
    void gives_the_child_nothing_of_our_environment_but_the_path() {
        assertThat(command("x").environment()).containsOnlyKeys("PATH", "LC_ALL", "CLASSPATH");
    }

    @Test
    void starts_a_jar_that_holds_all_others_by_its_own_launcher() throws IOException {
        var boot = command(jar("BOOT-INF/classes/").toString()).command();

        assertThat(boot)
                .contains("-Dloader.main=" + ChildCommandTest.class.getName())
                .endsWith("org.springframework.boot.loader.launch.PropertiesLauncher");
    }

    @Test
    void starts_a_jar_with_its_libraries_beside_it_as_any_other() throws IOException {
        assertThat(command(jar("io/podbrief/App.class").toString()).command())
                .endsWith(ChildCommandTest.class.getName());
    }
}
