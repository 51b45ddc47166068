package io.podbrief.platform.http;

import io.podbrief.platform.Failure;
import java.net.InetAddress;

/// One entry of `podbrief.fetch.allow-private`: a private place that the operator opens to the web client.
sealed interface Allowed {
    /// What a refused entry is answered with.
    String FORMS =
            "\": give a block such as 10.1.0.0/16 or fd00::/8, or one address with its port such as 127.0.0.1:8080"
                    + " or [::1]:8080; ports are 80, 443, and from 1024 up all but those of databases and the like";

    /// Whether this entry opens that address and port. The address is compared as it is dialled: an entry for
    /// `10.0.0.0/8` does not open an IPv6 address that carries a `10.` address inside.
    boolean covers(InetAddress address, int port);

    /// Every address of a block, on every port that URLs may name.
    record Block(Cidr block) implements Allowed {
        @Override
        public boolean covers(InetAddress address, int port) {
            return block.contains(address);
        }
    }

    /// One port of one address, and nothing else there.
    record Spot(InetAddress address, int port) implements Allowed {
        @Override
        public boolean covers(InetAddress other, int otherPort) {
            return address.equals(other) && port == otherPort;
        }
    }

    /// Reads `10.1.0.0/16`, `fd00::/8`, `127.0.0.1:8080` or `[::1]:8080`.
    ///
    /// @throws Failure.Permanent `config.invalid` if it is anything else, a host name included: a name's
    ///     addresses are its owner's choice, not the operator's
    static Allowed parse(String text) {
        try {
            return text.contains("/") ? new Block(Cidr.parse(text)) : spot(text);
        } catch (IllegalArgumentException e) {
            throw new Failure.Permanent("config.invalid", "podbrief.fetch.allow-private has \"" + text + FORMS, e);
        }
    }

    private static Spot spot(String text) {
        int colon = text.lastIndexOf(':');
        var host = text.substring(0, Math.max(0, colon));
        var digits = text.substring(colon + 1);
        if (!digits.matches("[0-9]{1,5}")) throw new IllegalArgumentException("no port in " + text);
        if (host.contains(":") != host.matches("\\[.*]")) throw new IllegalArgumentException("IPv6 needs brackets");
        var address = Literals.strict(host.replaceAll("[\\[\\]]", ""));
        int port = Integer.parseInt(digits);
        if (!AddressRules.isOpen(port)) throw new IllegalArgumentException("port " + port + " is never dialled");
        return new Spot(address, port);
    }
}
