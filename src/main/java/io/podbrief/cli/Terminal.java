package io.podbrief.cli;

import io.podbrief.platform.models.Megabytes;
import java.io.PrintWriter;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// What people see while they wait: on stderr, and only where that is a terminal.
final class Terminal {
    private Terminal() {}

    static boolean isInteractive() {
        var console = System.console(); // null where input or output is not a terminal
        return console != null && console.isTerminal();
    }

    /// A bar for work of a known size. Draws nothing where nobody looks.
    static Progress progress(String task, long size) {
        return new Progress(isInteractive() ? bar(task, size) : null);
    }

    /// A bar for a transfer: bytes, shown as megabytes.
    static Progress transfer(String task, long bytes) {
        return new Progress(
                isInteractive()
                        ? builder(task, bytes)
                                .setUnit(" MB", Megabytes.ONE)
                                .showSpeed()
                                .build()
                        : null);
    }

    private static ProgressBar bar(String task, long size) {
        return builder(task, size).build();
    }

    private static ProgressBarBuilder builder(String task, long size) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(size)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err)) // leaves the cursor in the bar's line
                .setUpdateIntervalMillis(250)
                .clearDisplayOnFinish();
    }

    /// Asks a question that Enter says yes to.
    ///
    /// @return `false` where nobody is there to answer
    static boolean agrees(String question) {
        var console = System.console();
        if (console == null || !console.isTerminal()) return false;
        var answer = console.readLine("%s [Y/n] ", question);
        return answer != null
                && (answer.isBlank() || answer.strip().toLowerCase(Locale.ROOT).startsWith("y"));
    }

    /// Work under way; safe from any thread.
    record Progress(@Nullable ProgressBar bar) implements AutoCloseable {
        private static final String LINE_FROM_ITS_START = "\r\u001b[2K";

        void step() {
            if (bar != null) bar.step();
        }

        /// So much is done in all.
        void at(long done) {
            if (bar != null) bar.stepTo(done);
        }

        /// What is being done, behind the bar.
        void doing(String words) {
            if (bar != null) bar.setExtraMessage(words);
        }

        /// Prints lines that stay, above the bar.
        void say(PrintWriter note, String lines) {
            note.print((bar == null ? "" : LINE_FROM_ITS_START) + lines + System.lineSeparator());
            note.flush();
            if (bar != null) bar.refresh();
        }

        @Override
        public void close() {
            if (bar != null) bar.close();
        }
    }

    /// Prints a paragraph with its lines cut at words.
    ///
    /// @param indent put before each line
    static void wrapped(PrintWriter out, String indent, String text) {
        int width = 100 - indent.length();
        var line = new StringBuilder();
        for (var word : text.split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                out.println(indent + line);
                line.setLength(0);
            }
            if (!line.isEmpty()) line.append(' ');
            line.append(word);
        }
        if (!line.isEmpty()) out.println(indent + line);
    }
}
