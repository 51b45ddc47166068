package io.podbrief.platform.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which addresses and ports the web client may dial: the public internet, and what the operator lists by hand.
///
/// The table is ours because the JDK's flags (`isSiteLocalAddress` and its like) are all false for unique local
/// IPv6, carrier networks, NAT64, 6to4 and more. Source: the IANA special-purpose address registries for IPv4 and
/// IPv6. Blocks that the registries call reachable but that serve no web site (AS112, AMT relays, ORCHID) are
/// closed where they lie inside a closed block, which errs on the safe side.
final class AddressRules {
    private static final List<Cidr> CLOSED = blocks("""
            0.0.0.0/8          this network; 0.0.0.0 reaches this machine
            10.0.0.0/8         private use
            100.64.0.0/10      carriers' shared space
            127.0.0.0/8        loopback
            168.63.129.16/32   Azure's platform service, public by its number and internal by its route
            169.254.0.0/16     link local, the metadata services of clouds
            172.16.0.0/12      private use
            192.0.0.0/24       protocol assignments, Oracle's metadata service
            192.0.2.0/24       documentation
            192.88.99.0/24     6to4 relays, withdrawn
            192.168.0.0/16     private use
            198.18.0.0/15      benchmarks
            198.51.100.0/24    documentation
            203.0.113.0/24     documentation
            224.0.0.0/4        multicast
            240.0.0.0/4        reserved, and broadcast
            2001::/23          protocol assignments: Teredo, benchmarks, ORCHID
            2001:db8::/32      documentation
            3fff::/20          documentation
            """);

    /// All of IPv6 that is handed out as global unicast; the rest (loopback, link local, unique local, mapped,
    /// compatible, local NAT64, multicast, segment routing) is closed without being named.
    private static final Cidr GLOBAL_SIX = Cidr.parse("2000::/3");

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");
    private static final Cidr SIX_TO_FOUR = Cidr.parse("2002::/16");

    /// Ports from 1024 up where something other than a web server usually listens: databases, queues, caches,
    /// remote desktops, the control ports of containers and clusters.
    private static final Set<Integer> CLOSED_PORTS = Set.of(
            1080, 1433, 1434, 1521, 1723, 1883, 2049, 2181, 2222, 2375, 2376, 2379, 2380, 3128, 3306, 3389, 3632, 4369,
            5060, 5061, 5432, 5433, 5672, 5900, 5984, 5985, 5986, 6000, 6379, 6432, 6443, 6566, 6665, 6666, 6667, 6668,
            6669, 6697, 7000, 7001, 8086, 8300, 8500, 9042, 9092, 9160, 9200, 9300, 10250, 10255, 11211, 15672, 16379,
            25672, 26379, 27017, 27018, 27019, 28017, 50000, 50070, 61616);

    private final List<Allowed> allowed;

    /// @param allowed what is open beside the public internet
    AddressRules(List<Allowed> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /// Whether any URL may name this port: 80, 443, and from 1024 up all but the ports of well-known services.
    static boolean isOpen(int port) {
        return port == 80 || port == 443 || (port >= 1024 && port <= 65_535 && !CLOSED_PORTS.contains(port));
    }

    /// Whether a connection to this very address and port may be opened.
    boolean permits(InetAddress address, int port) {
        if (!isOpen(port)) return false;
        return isPublic(address) || allowed.stream().anyMatch(one -> one.covers(address, port));
    }

    /// Whether an address is on the public internet, and every IPv4 address that it carries inside is too.
    static boolean isPublic(InetAddress address) {
        if (CLOSED.stream().anyMatch(block -> block.contains(address))) return false;
        if (address instanceof Inet4Address) return true;
        if (!GLOBAL_SIX.contains(address) && !NAT64.contains(address)) return false;
        return carried(address).map(AddressRules::isPublic).orElse(true);
    }

    /// The IPv4 address inside an IPv6 one, where a gateway or tunnel would take it out: NAT64, 6to4, ISATAP.
    /// Mapped, compatible and Teredo addresses need no unwrapping, their whole blocks are closed.
    private static Optional<InetAddress> carried(InetAddress address) {
        var bytes = address.getAddress();
        if (SIX_TO_FOUR.contains(address)) return Optional.of(four(bytes, 2));
        return NAT64.contains(address) || isIsatap(bytes) ? Optional.of(four(bytes, 12)) : Optional.empty();
    }

    /// ISATAP writes `0000:5efe` or `0200:5efe` before the IPv4 address, under any prefix (RFC 5214).
    private static boolean isIsatap(byte[] bytes) {
        return (bytes[8] & ~2) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
    }

    private static InetAddress four(byte[] bytes, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are always an address", e);
        }
    }

    private static List<Cidr> blocks(String table) {
        return table.lines()
                .map(line -> Cidr.parse(line.substring(0, line.indexOf(' '))))
                .toList();
    }
}
