package io.podbrief.cli;

import org.jline.utils.Signals;

/// Ctrl-C as the wish to stop early, for as long as this is open: it interrupts a thread. The second one ends the
/// program, as it would without us.
final class CtrlC implements AutoCloseable {
    private static final String INTERRUPT = "INT";

    private final Object usual;

    /// @param notice runs first, to tell whoever pressed it
    CtrlC(Thread thread, Runnable notice) {
        usual = Signals.register(INTERRUPT, () -> {
            close();
            notice.run();
            thread.interrupt();
        });
    }

    @Override
    public void close() {
        Signals.unregister(INTERRUPT, usual);
    }
}
