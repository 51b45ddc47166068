package io.podbrief.testing;

import io.podbrief.testing.SmtpScript.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A small SMTP server on 127.0.0.1 that keeps the mails it takes, and misbehaves where a script says so, one
/// script for each connection in turn. It offers no TLS.
///
/// A mail counts as taken once its last dot has been read, unless the script then refuses it: this is the
/// receiver of RFC 1047 that may have the mail although the sender never hears of it.
public final class SmtpSink implements AutoCloseable {
    private final ServerSocket server;
    private final Queue<SmtpScript> scripts = new ArrayDeque<>();
    private final List<ReceivedMail> mails = new ArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile Consumer<ReceivedMail> onDot = _ -> {};

    public SmtpSink() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// Says how the next connections go, one script each; later ones go well.
    public void next(SmtpScript... those) {
        synchronized (scripts) {
            scripts.clear();
            scripts.addAll(List.of(those));
        }
    }

    /// Runs something when a last dot has been read and before it is answered.
    public void onDot(Consumer<ReceivedMail> action) {
        onDot = action;
    }

    /// The mails taken so far, in order.
    public List<ReceivedMail> mails() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    /// Those to one address.
    public List<ReceivedMail> mailsTo(String recipient) {
        return mails().stream()
                .filter(mail -> mail.recipient().equals(recipient))
                .toList();
    }

    /// Commands as clients sent them, without the mails themselves.
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /// Forgets mails, commands and scripts.
    public void clear() {
        next();
        onDot = _ -> {};
        commands.clear();
        synchronized (mails) {
            mails.clear();
        }
    }

    /// Waits until there are so many mails.
    ///
    /// @return whether they came in time
    public boolean await(int count, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        synchronized (mails) {
            while (mails.size() < count) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) return false;
                mails.wait(left);
            }
            return true;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : open) socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private SmtpScript script() {
        synchronized (scripts) {
            return scripts.isEmpty() ? SmtpScript.WELL : scripts.remove();
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            new Conversation(socket, in, script()).run();
        } catch (IOException _) {
            // the client has gone, or the script has cut the line
        } finally {
            open.remove(socket);
        }
    }

    private void keep(ReceivedMail mail) {
        synchronized (mails) {
            mails.add(mail);
            mails.notifyAll();
        }
    }

    /// One connection.
    private final class Conversation {
        private final Socket socket;
        private final BufferedReader in;
        private final SmtpScript script;
        private String sender = "";
        private String recipient = "";

        Conversation(Socket socket, BufferedReader in, SmtpScript script) {
            this.socket = socket;
            this.in = in;
            this.script = script;
        }

        void run() throws IOException {
            answer(Step.GREETING, "220 sink.test ESMTP");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                var verb = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
                switch (verb) {
                    case "EHLO", "HELO" -> say("250-sink.test\r\n250 8BITMIME");
                    case "MAIL" -> {
                        sender = address(line);
                        answer(Step.MAIL, "250 2.1.0 Ok");
                    }
                    case "RCPT" -> {
                        recipient = address(line);
                        answer(Step.RCPT, "250 2.1.5 Ok");
                    }
                    case "DATA" -> {
                        answer(Step.DATA, "354 go ahead");
                        if (script.at() != Step.DATA) take();
                    }
                    case "QUIT" -> {
                        say("221 2.0.0 Bye");
                        return;
                    }
                    default -> say("250 2.0.0 Ok");
                }
            }
        }

        private void take() throws IOException {
            var text = new StringBuilder();
            for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
                if (line == null) throw new IOException("the client left in the middle of a mail");
                if (script.at() == Step.BODY) deviate();
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            var mail = new ReceivedMail(sender, recipient, text.toString());
            if (script.takesMail()) keep(mail);
            onDot.accept(mail);
            answer(Step.DOT, "250 2.0.0 Ok: queued");
        }

        private void answer(Step step, String usual) throws IOException {
            if (script.at() == step) deviate();
            else say(usual);
        }

        private void deviate() throws IOException {
            switch (script.then()) {
                case ANSWER -> say(script.reply());
                case ANSWER_AND_CUT -> {
                    say(script.reply());
                    throw new IOException("cut by the script");
                }
                case CUT -> throw new IOException("cut by the script");
                case STALL -> {
                    while (in.read() >= 0) {
                        // until the client gives up
                    }
                    throw new IOException("the client gave up");
                }
            }
        }

        private void say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
        }

        private static String address(String line) {
            return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
        }
    }
}
