package io.podbrief.platform.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;

/// How the child is started: the same Java and the same program, with little heap, low priority, no network
/// where the system lets us take it away, and none of our environment, which may hold secrets.
public final class ChildCommand {
    private static final String BOOT_CLASSES = "BOOT-INF/classes/";
    private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";
    private static final List<String> NO_NETWORK = List.of("unshare", "--map-current-user", "--net");

    private static final List<String> PREFIX = prefix();

    private ChildCommand() {}

    /// @param main a class with a `main` method that takes no arguments
    /// @param scratch folder for what only this child needs
    /// @param options of Java, such as `-Dname=value`
    public static ProcessBuilder of(Class<?> main, Path scratch, String... options) {
        return of(System.getProperty("java.class.path", ""), main, scratch, options);
    }

    /// @param classPath this program's own
    static ProcessBuilder of(String classPath, Class<?> main, Path scratch, String... options) {
        var command = new ArrayList<>(PREFIX);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + scratch.resolve("crash.log"),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + scratch));
        command.addAll(List.of(options));
        if (isBootJar(classPath)) command.addAll(List.of("-Dloader.main=" + main.getName(), BOOT_LAUNCHER));
        else command.add(main.getName());
        var builder = new ProcessBuilder(command).directory(scratch.toFile());
        var environment = builder.environment();
        var path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        // By the environment, since ONNX Runtime cannot bear a long command line.
        environment.putAll(Map.of("PATH", path, "LC_ALL", "C.UTF-8", "CLASSPATH", absolute(classPath)));
        return builder;
    }

    /// Whether the program is one jar with all others inside, which plain Java cannot look into.
    private static boolean isBootJar(String classPath) {
        if (classPath.contains(File.pathSeparator) || !Files.isRegularFile(Path.of(classPath))) return false;
        try (var jar = new JarFile(classPath)) {
            return jar.getEntry(BOOT_CLASSES) != null;
        } catch (IOException _) {
            return false;
        }
    }

    private static String absolute(String classPath) {
        var entries = new ArrayList<String>();
        for (var entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static List<String> prefix() {
        var prefix = new ArrayList<String>();
        var nice = List.of("nice", "-n", "10");
        if (works(nice)) prefix.addAll(nice);
        if (works(NO_NETWORK)) prefix.addAll(NO_NETWORK);
        return List.copyOf(prefix);
    }

    /// Whether the child has no network.
    public static boolean isWithoutNetwork() {
        return PREFIX.containsAll(NO_NETWORK);
    }

    private static boolean works(List<String> wrapper) {
        var command = new ArrayList<>(wrapper);
        command.add("true");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
