package io.podbrief.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;

/// A program started as a terminal starts it in the foreground: in a group of its own, and with Ctrl-C not ignored
/// even where the tests themselves run in the background.
public final class Foreground {
    /// What the command begins with.
    public static final List<String> PREFIX = List.of("env", "--default-signal=INT", "setsid");

    private Foreground() {}

    /// Skips the test where the system has no such thing.
    public static void assume() throws InterruptedException {
        assumeTrue(works(), "no " + String.join(" ", PREFIX) + " here to start a program as a terminal does");
    }

    private static boolean works() throws InterruptedException {
        try {
            return new ProcessBuilder("env", "--default-signal=INT", "setsid", "true")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// What a terminal does at Ctrl-C: a signal to the whole group.
    public static void ctrlC(Process program) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("kill", "-INT", "--", "-" + program.pid())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) throw new IllegalStateException("kill ended with " + exit);
    }
}
