package io.podbrief.platform.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// Unpacks gzip (RFC 1952): one member, or several in a row. The JDK's own stream calls itself once more for each
/// empty member, and so a body that is nothing but a row of them overflows the stack. What follows the last
/// member and is not one itself is left alone.
final class Gunzip extends InputStream {
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final BufferedInputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] packed = new byte[8192];
    private int packedLength;
    private boolean ended;

    /// @param in packed bytes; not closed by this stream
    /// @throws IOException if it does not begin as gzip does
    Gunzip(InputStream in) throws IOException {
        this.in = new BufferedInputStream(in);
        if (!nextMember()) throw new ZipException("not gzip");
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// @throws EOFException if the bytes end within a member
    /// @throws ZipException if they are not gzip, or not those that were packed
    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        while (!ended) {
            int count = inflate(into, from, length);
            crc.update(into, from, count);
            if (count > 0 || length == 0) return count;
            if (inflater.finished()) {
                checkMember();
                ended = !nextMember();
            } else if (inflater.needsInput()) {
                fill();
            } else {
                throw new ZipException("a dictionary is needed that gzip does not have");
            }
        }
        return -1;
    }

    /// Frees the inflater, whose memory is not Java's.
    @Override
    public void close() {
        ended = true;
        inflater.end();
    }

    private int inflate(byte[] into, int from, int length) throws ZipException {
        try {
            return inflater.inflate(into, from, length);
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException("not deflate").initCause(e);
        }
    }

    /// Marks where it begins, because the inflater may need less of it than it got.
    private void fill() throws IOException {
        in.mark(packed.length);
        packedLength = in.read(packed, 0, packed.length);
        if (packedLength < 0) throw new EOFException("the bytes end within a member");
        inflater.setInput(packed, 0, packedLength);
    }

    private void checkMember() throws IOException {
        in.reset();
        in.skipNBytes(packedLength - inflater.getRemaining());
        if (number(4) != crc.getValue() || number(4) != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new ZipException("the checksum differs");
        }
    }

    /// Reads a member's header, if there is one.
    private boolean nextMember() throws IOException {
        in.mark(3);
        if (in.read() != 0x1f || in.read() != 0x8b || in.read() != 8) {
            in.reset();
            return false;
        }
        int flags = byteOrEnd();
        in.skipNBytes(6); // time, effort, system
        if ((flags & EXTRA) != 0) in.skipNBytes(number(2));
        if ((flags & NAME) != 0) skipText();
        if ((flags & COMMENT) != 0) skipText();
        if ((flags & HEADER_CRC) != 0) in.skipNBytes(2);
        inflater.reset();
        crc.reset();
        return true;
    }

    private void skipText() throws IOException {
        while (byteOrEnd() != 0) {
            // its letters are of no use to us
        }
    }

    private long number(int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) number |= (long) byteOrEnd() << (8 * i);
        return number;
    }

    private int byteOrEnd() throws IOException {
        int one = in.read();
        if (one < 0) throw new EOFException("the bytes end within a member");
        return one;
    }
}
