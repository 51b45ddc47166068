package io.podbrief.platform.postgres;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;

/// Work that must not be left half done. It runs in a thread that nobody knows and so nobody interrupts, because
/// an interrupt would close files in the middle of reading them. The caller waits, and meanwhile hears of the
/// progress in its own thread, as if it had done the work itself.
final class PostgresThread {
    private PostgresThread() {}

    /// @param progress called in the caller's thread; what it throws ends the work
    /// @param work gets the progress to report to
    static <T> T run(Consumer<String> progress, Function<Consumer<String>, T> work) {
        var calls = new LinkedBlockingQueue<Optional<Runnable>>();
        var result = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.apply(sentence -> inCallersThread(calls, () -> progress.accept(sentence)));
                    } finally {
                        calls.add(Optional.empty());
                    }
                },
                Thread.ofPlatform().name("postgres")::start);
        serve(calls);
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private static void inCallersThread(BlockingQueue<Optional<Runnable>> calls, Runnable call) {
        var task = new FutureTask<>(call, true);
        calls.add(Optional.of(task));
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the database's own thread was interrupted", e);
        }
    }

    /// Makes the calls as they come, up to the empty one that ends them.
    private static void serve(BlockingQueue<Optional<Runnable>> calls) {
        var interrupted = false;
        for (var working = true; working; ) {
            try {
                var call = calls.take();
                call.ifPresent(Runnable::run);
                working = call.isPresent();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }
}
