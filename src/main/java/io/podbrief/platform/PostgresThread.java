package io.podbrief.platform;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/// Work that must not be left half done. It runs in a thread that nobody knows and so nobody interrupts, because an interrupt
/// would close files in the middle of reading them. The caller waits, and meanwhile hears of the progress in its own thread,
/// as if it had done the work itself.
final class PostgresThread {
    private static final Runnable END = () -> {};

    private PostgresThread() {}

    /// @param progress called in the caller's thread; what it throws ends the work
    /// @param work gets the progress to report to
    static <T> T run(Consumer<String> progress, Function<Consumer<String>, T> work) {
        var calls = new LinkedBlockingQueue<Runnable>();
        Consumer<String> report = sentence -> inCallersThread(calls, () -> progress.accept(sentence));
        var result = CompletableFuture.supplyAsync(
                () -> work.apply(report), Thread.ofPlatform().name("postgres")::start);
        result.whenComplete((_, _) -> calls.add(END));
        serve(calls);
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void inCallersThread(BlockingQueue<Runnable> calls, Runnable call) {
        var task = new FutureTask<>(call, true);
        calls.add(task);
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the database's own thread was interrupted", e);
        }
    }

    private static void serve(BlockingQueue<Runnable> calls) {
        var interrupted = false;
        for (Runnable call = () -> {}; call != END; ) {
            try {
                call = calls.take();
                call.run();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
