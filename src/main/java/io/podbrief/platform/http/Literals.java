package io.podbrief.platform.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;

/// Addresses written as text, read without ever asking DNS.
final class Literals {
    private static final Pattern FOUR_DECIMALS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Pattern SIX = Pattern.compile("[0-9a-f:.]*:[0-9a-f:.]*");

    private Literals() {}

    /// An address in its usual form: four decimal numbers, or IPv6 without brackets and zone. For settings.
    ///
    /// @throws IllegalArgumentException if it is anything else
    static InetAddress strict(String text) {
        if (FOUR_DECIMALS.matcher(text).matches()) return Inet4Address.ofLiteral(text);
        return six(text);
    }

    /// Whether a host is meant as an IPv4 address: its last label is a number, decimal, octal or `0x`. The rule
    /// is that of the WHATWG's URL standard, so that no such host can ever be taken for a name.
    ///
    /// @param host lower case, without a trailing dot
    static boolean looksLikeFour(String host) {
        return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }

    /// Reads one to four decimal, octal or hexadecimal numbers as `inet_aton` does: `127.1`, `0x7f.1`,
    /// `2130706433`.
    ///
    /// @throws IllegalArgumentException if it is anything else
    static InetAddress four(String text) {
        return Inet4Address.ofPosixLiteral(text);
    }

    /// Reads an IPv6 address; one that only wraps an IPv4 address (`::ffff:127.0.0.1`) comes back as that.
    ///
    /// @param text lower case, without brackets; zones are refused, they mean nothing outside of this machine
    /// @throws IllegalArgumentException if it is anything else
    static InetAddress six(String text) {
        if (!SIX.matcher(text).matches()) throw new IllegalArgumentException("not an address: " + text);
        return Inet6Address.ofLiteral(text);
    }

    /// How an address is written inside a URL.
    static String inUrl(InetAddress address) {
        return address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
    }
}
