package io.podbrief.llm.gguf;

import io.podbrief.platform.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The process that writes: reads what [Wire] says from standard input, answers on standard output, and ends with its
/// parent, that is when standard input closes; also when nothing was asked for a while, as a model holds much memory.
public final class LlamaChild {
    private static final int IDLE_SECONDS = 120;
    private static final int PARENT_GONE = 2;

    private LlamaChild() {}

    /// Answers until it is ended.
    ///
    /// @param arguments none
    public static void main(String[] arguments) {
        var events = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err); // what libraries print must not get between the events
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> read(lines));
        int exit = 0;
        try {
            answer(lines, events);
        } catch (Failure e) {
            events.println(Wire.write(e));
        } catch (InterruptedException | RuntimeException | Error e) {
            e.printStackTrace();
            exit = 1;
        }
        events.flush();
        Runtime.getRuntime().halt(exit); // llama.cpp holds a thread that would keep an ordinary exit waiting for ever
    }

    private static void answer(BlockingQueue<String> lines, PrintStream events) throws InterruptedException {
        var llama = new Llama(Wire.load(lines.take()));
        events.println(Wire.ready());
        for (var line = lines.poll(IDLE_SECONDS, TimeUnit.SECONDS);
                line != null;
                line = lines.poll(IDLE_SECONDS, TimeUnit.SECONDS))
            events.println(Wire.write(llama.ask(Wire.prompt(line))));
    }

    private static void read(BlockingQueue<String> lines) {
        try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = input.readLine(); line != null; line = input.readLine()) lines.add(line);
        } catch (IOException _) {
            // gone as well
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
