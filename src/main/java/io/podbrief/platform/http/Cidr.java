package io.podbrief.platform.http;

import java.net.InetAddress;

/// A block of addresses of one family: every address whose first `bits` bits are those of `base`.
///
/// @param base the block's first address
/// @param bits `0` to `32` for IPv4, `0` to `128` for IPv6
record Cidr(InetAddress base, int bits) {
    /// Reads `10.0.0.0/8` or `fd00::/8`.
    ///
    /// @throws IllegalArgumentException if it is anything else, or if bits after the prefix are set: `10.0.0.5/8`
    ///     is more likely a slip than a wish
    static Cidr parse(String text) {
        int slash = text.indexOf('/');
        var digits = slash < 0 ? "" : text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}")) throw new IllegalArgumentException("no prefix length in " + text);
        var base = Literals.strict(text.substring(0, slash));
        int bits = Integer.parseInt(digits);
        if (bits > base.getAddress().length * 8) throw new IllegalArgumentException("prefix too long in " + text);
        var bytes = base.getAddress();
        for (int bit = bits; bit < bytes.length * 8; bit++) {
            if (bit(bytes, bit)) throw new IllegalArgumentException("bits after the prefix are set in " + text);
        }
        return new Cidr(base, bits);
    }

    /// Whether the address lies in this block; an address of the other family never does.
    boolean contains(InetAddress address) {
        var ours = base.getAddress();
        var theirs = address.getAddress();
        if (ours.length != theirs.length) return false;
        for (int bit = 0; bit < bits; bit++) {
            if (bit(ours, bit) != bit(theirs, bit)) return false;
        }
        return true;
    }

    private static boolean bit(byte[] bytes, int index) {
        return (bytes[index / 8] >> (7 - index % 8) & 1) == 1;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }
}
