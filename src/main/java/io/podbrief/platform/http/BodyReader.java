package io.podbrief.platform.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Reads a body and undoes its compression, counting both ends: bytes on the wire and bytes that come out.
final class BodyReader {
    /// A body may expand to so many times its size on the wire, no more.
    static final int MOST_EXPANSION = 100;

    /// Up to so many bytes any expansion will do: a feed of a few entries that look alike compresses very well.
    static final int EXPANSION_COUNTS_ABOVE = 1024 * 1024;

    private static final int SLACK = 64 * 1024;

    private BodyReader() {}

    /// The one compression of a body.
    enum Coding {
        NONE,
        GZIP,
        DEFLATE;

        /// @param values all values of all `Content-Encoding` headers
        /// @throws Halt `fetch.ratio` for more than one layer, `fetch.encoding` for one that we did not ask for
        static Coding of(List<String> values) throws Halt {
            var layers = values.stream()
                    .flatMap(value -> Arrays.stream(value.split(",")))
                    .map(layer -> layer.strip().toLowerCase(Locale.ROOT))
                    .filter(layer -> !layer.isEmpty() && !layer.equals("identity"))
                    .toList();
            if (layers.size() > 1) throw new Halt("fetch.ratio", "sends a body that is compressed more than once");
            return switch (layers.isEmpty() ? "" : layers.getFirst()) {
                case "" -> NONE;
                case "gzip", "x-gzip" -> GZIP;
                case "deflate" -> DEFLATE;
                default -> throw new Halt("fetch.encoding", "sends a body in a compression that was not asked for");
            };
        }
    }

    /// Reads to the end of the body.
    ///
    /// @param wire the body as it arrives; not closed
    /// @param most decoded bytes, at most
    /// @param received is told of the bytes on the wire as they come
    /// @return how many bytes were written
    /// @throws Halt if a cap is reached
    static long copy(InputStream wire, Coding coding, long most, OutputStream out, IntConsumer received)
            throws IOException {
        var metered = new Metered(wire, most, received);
        var buffer = new byte[16 * 1024];
        long size = 0;
        try (var decoded = decoded(metered, coding)) {
            for (int read = decoded.read(buffer); read >= 0; read = decoded.read(buffer)) {
                size += read;
                if (size > most) throw tooLarge(most);
                if (size > EXPANSION_COUNTS_ABOVE && size > MOST_EXPANSION * metered.count) {
                    throw new Halt("fetch.ratio", "sends a body that grows more than a hundredfold when unpacked");
                }
                out.write(buffer, 0, read);
            }
        }
        // Finds the end, so that the connection can serve again; padding after a compressed body ends it instead.
        metered.read();
        return size;
    }

    static Halt tooLarge(long most) {
        return new Halt("fetch.too_large", "sends more than the " + most + " bytes that are allowed");
    }

    private static InputStream decoded(Metered wire, Coding coding) throws IOException {
        if (coding == Coding.NONE) return wire;
        var ahead = new PushbackInputStream(wire, 2);
        int first = ahead.read();
        if (first < 0) return ahead; // an empty body needs no compression, whatever its header says
        int second = ahead.read();
        if (second >= 0) ahead.unread(second);
        ahead.unread(first);
        if (coding == Coding.GZIP) return new Gunzip(ahead);
        return new Inflating(ahead, isZlib(first, second));
    }

    /// `deflate` means zlib (RFC 9110), but some servers send the bare format. A zlib header divides by 31.
    private static boolean isZlib(int first, int second) {
        return (first & 0x0f) == 8 && second >= 0 && (first << 8 | second) % 31 == 0;
    }

    /// Owns its inflater, whose memory is not Java's.
    private static final class Inflating extends InflaterInputStream {
        private Inflating(InputStream in, boolean zlib) {
            super(in, new Inflater(!zlib), 8192);
        }

        @Override
        public void close() throws IOException {
            inf.end();
            super.close();
        }
    }

    /// Counts what comes in. Closing it does not close the wire, whose own close would read on to the end of an
    /// endless body.
    private static final class Metered extends FilterInputStream {
        private final long most;
        private final IntConsumer received;
        private long count;

        private Metered(InputStream wire, long most, IntConsumer received) {
            super(wire);
            this.most = most;
            this.received = received;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) count(1);
            return read;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            if (read > 0) count(read);
            return read;
        }

        @Override
        public void close() {}

        /// Compression adds a little to what cannot be compressed. Beyond that, the bytes are there to decode to
        /// nothing: empty blocks, a file name without end.
        private void count(int bytes) throws Halt {
            count += bytes;
            if (count > most + SLACK) throw tooLarge(most);
            received.accept(bytes);
        }
    }
}
