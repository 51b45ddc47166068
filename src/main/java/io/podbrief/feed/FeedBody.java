package io.podbrief.feed;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The body of an answer, with what is needed to read it. A class and not a record because of the array in it,
/// which is neither copied nor to be changed.
public final class FeedBody {
    private final byte[] bytes;
    private final @Nullable String charset;
    private final URI address;

    /// @param bytes decoded from any transfer encoding
    /// @param charset as the Content-Type names it; `null` when it names none
    /// @param address from where it came in the end, after redirects
    public FeedBody(byte[] bytes, @Nullable String charset, URI address) {
        this.bytes = bytes;
        this.charset = charset;
        this.address = address;
    }

    /// The bytes themselves, no copy.
    public byte[] bytes() {
        return bytes;
    }

    /// The charset of the Content-Type; `null` when it names none.
    public @Nullable String charset() {
        return charset;
    }

    /// From where it came.
    public URI address() {
        return address;
    }
}
