package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// The process that hears or cuts: reads a [Job] or a [CutJob] from standard input, writes [Event]s to standard output,
/// and ends with
/// its parent, that is when standard input closes.
public final class HearingChild {
    private HearingChild() {}

    /// Does one job.
    ///
    /// @param arguments none: a long command line is a trap of ONNX Runtime
    public static void main(String[] arguments) throws IOException {
        var events = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // what libraries print must not get between the events
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var line = input.readLine();
        if (line == null) return;
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> endWith(input));
        int exit = 0;
        try {
            work(line, event -> events.println(Wire.write(event)));
        } catch (Failure e) {
            events.println(Wire.write(new Event.Failed(e.code(), e.sentence())));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            exit = 1;
        }
        events.flush();
        Runtime.getRuntime().halt(exit); // natives may hold threads that would keep an ordinary exit waiting
    }

    private static void work(String line, Consumer<Event> tell) {
        var cut = Wire.cutJob(line);
        if (cut == null) new HearingWork(Wire.job(line), tell).run();
        else new CuttingWork(cut, tell).run();
    }

    private static void endWith(BufferedReader input) {
        try {
            while (input.readLine() != null) {}
        } catch (IOException _) {
            // gone as well
        }
        Runtime.getRuntime().halt(2);
    }
}
