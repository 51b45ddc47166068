package io.podbrief.platform.http;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.impl.io.LenientHttpResponseParser;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;

/// Reads the headers of a response, but no more than [#MOST] bytes of them. HttpClient itself caps lines and
/// their number, whose product is far too much.
final class CappedHeaders implements HttpMessageParserFactory<ClassicHttpResponse> {
    /// Bytes of status line and headers, rounded up to the next read of the connection's buffer.
    static final int MOST = 64 * 1024;

    static final Http1Config CONFIG = Http1Config.custom()
            .setBufferSize(8 * 1024)
            .setMaxLineLength(16 * 1024)
            .setMaxHeaderCount(200)
            .build();

    @Override
    @SuppressWarnings("deprecation") // the one method of the interface that has to be there
    public HttpMessageParser<ClassicHttpResponse> create(Http1Config config) {
        var parser = new LenientHttpResponseParser(config);
        return (buffer, wire) -> parser.parse(buffer, new Capped(wire));
    }

    private static final class Capped extends FilterInputStream {
        private int count;

        private Capped(InputStream wire) {
            super(wire);
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            return counted(read, read);
        }

        private int counted(int result, int bytes) throws IOException {
            // Taken as the end of the headers otherwise, and an answer cut short there would look like one without a
            // body.
            if (result < 0) throw new EOFException("the connection ended before the headers did");
            // The read that brings the last header may bring the first bytes of the body too.
            if (count > MOST) throw new Halt("fetch.too_large", "sends more than 64 KiB of headers");
            count += bytes;
            return result;
        }
    }
}
