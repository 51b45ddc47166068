package io.podbrief.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressRulesTest {
    private static final AddressRules CLOSED = new AddressRules(List.of());

    /// First and last address of each closed block, and the neighbours outside where those are public.
    @ParameterizedTest
    @CsvSource(textBlock = """
            0.0.0.0, 0.255.255.255,               , 1.0.0.0
            10.0.0.0, 10.255.255.255,             9.255.255.255, 11.0.0.0
            100.64.0.0, 100.127.255.255,          100.63.255.255, 100.128.0.0
            127.0.0.0, 127.255.255.255,           126.255.255.255, 128.0.0.0
            168.63.129.16, 168.63.129.16,         168.63.129.15, 168.63.129.17
            169.254.0.0, 169.254.255.255,         169.253.255.255, 169.255.0.0
            172.16.0.0, 172.31.255.255,           172.15.255.255, 172.32.0.0
            192.0.0.0, 192.0.0.255,               191.255.255.255, 192.0.1.0
            192.0.2.0, 192.0.2.255,               192.0.1.255, 192.0.3.0
            192.88.99.0, 192.88.99.255,           192.88.98.255, 192.88.100.0
            192.168.0.0, 192.168.255.255,         192.167.255.255, 192.169.0.0
            198.18.0.0, 198.19.255.255,           198.17.255.255, 198.20.0.0
            198.51.100.0, 198.51.100.255,         198.51.99.255, 198.51.101.0
            203.0.113.0, 203.0.113.255,           203.0.112.255, 203.0.114.0
            224.0.0.0, 255.255.255.255,           223.255.255.255,
            ::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff,  , 2000::
            4000::, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff:1000::,
            2001::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff, 2000:ffff::, 2001:200::
            2001:db8::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db7:ffff::, 2001:db9::
            3fff::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, 3ffe:ffff::, 3fff:1000::
            """)
    void knows_where_the_closed_blocks_begin_and_end(String first, String last, String before, String after) {
        assertThat(isPublic(first)).as(first).isFalse();
        assertThat(isPublic(last)).as(last).isFalse();
        Stream.of(before, after)
                .filter(one -> one != null)
                .forEach(one -> assertThat(isPublic(one)).as(one).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "93.184.215.14",
                "2606:4700::6810:84e5",
                "2a00:1450:4001:82a::200e",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1",
                "2a00:1450::5efe:8.8.8.8"
            })
    void the_public_internet_is_open(String address) {
        assertThat(isPublic(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64:ff9b::127.0.0.1",
                "64:ff9b::192.168.1.1",
                "64:ff9b:1::8.8.8.8",
                "2002:7f00:1::",
                "2002:c0a8:101::5",
                "2a00:1450::5efe:127.0.0.1",
                "2a00:1450::200:5efe:169.254.169.254",
                "::8.8.8.8",
                "::ffff:0:8.8.8.8",
                "2001:0:4136:e378:8000:63bf:3fff:fdd2"
            })
    void an_address_that_carries_another_is_as_closed_as_that_one(String address) {
        assertThat(isPublic(address)).isFalse();
    }

    @Test
    void a_mapped_address_is_closed_even_where_the_jdk_keeps_it_as_ipv6() throws IOException {
        var bytes = new byte[16];
        bytes[10] = bytes[11] = (byte) 0xff;
        bytes[12] = 127;
        bytes[15] = 1;

        assertThat(AddressRules.isPublic(Inet6Address.getByAddress(null, bytes, -1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 443, 1024, 8000, 8080, 8443, 65_535})
    void ports_of_web_servers_are_open(int port) {
        assertThat(CLOSED.permits(InetAddress.ofLiteral("8.8.8.8"), port)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 21, 22, 25, 79, 81, 444, 1023, 2375, 3306, 5432, 6379, 9200, 11_211, 27_017, 65_536})
    void ports_of_other_services_are_closed(int port) {
        assertThat(CLOSED.permits(InetAddress.ofLiteral("8.8.8.8"), port)).isFalse();
    }

    @Test
    void a_block_opens_its_addresses_and_no_others() {
        var rules = new AddressRules(List.of(Allowed.parse("10.1.0.0/16"), Allowed.parse("fd00:1::/32")));

        assertThat(rules.permits(InetAddress.ofLiteral("10.1.255.255"), 8080)).isTrue();
        assertThat(rules.permits(InetAddress.ofLiteral("fd00:1::9"), 80)).isTrue();
        assertThat(rules.permits(InetAddress.ofLiteral("10.2.0.0"), 8080)).isFalse();
        assertThat(rules.permits(InetAddress.ofLiteral("fd00:2::9"), 80)).isFalse();
        assertThat(rules.permits(InetAddress.ofLiteral("10.1.0.1"), 5432)).isFalse();
        assertThat(rules.permits(InetAddress.ofLiteral("64:ff9b::10.1.0.1"), 8080))
                .isFalse();
    }

    @Test
    void a_spot_opens_one_port_of_one_address() {
        var rules = new AddressRules(List.of(Allowed.parse("127.0.0.1:8080"), Allowed.parse("[::1]:9000")));

        assertThat(rules.permits(InetAddress.ofLiteral("127.0.0.1"), 8080)).isTrue();
        assertThat(rules.permits(InetAddress.ofLiteral("::1"), 9000)).isTrue();
        assertThat(rules.permits(InetAddress.ofLiteral("127.0.0.1"), 8081)).isFalse();
        assertThat(rules.permits(InetAddress.ofLiteral("127.0.0.2"), 8080)).isFalse();
        assertThat(rules.permits(InetAddress.ofLiteral("::1"), 8080)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "localhost",
                "localhost:8080",
                "10.0.0.1",
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "127.1:8080",
                "0x7f.0.0.1:8080",
                "127.0.0.1:",
                "127.0.0.1:0",
                "127.0.0.1:22",
                "127.0.0.1:5432",
                "127.0.0.1:99999",
                "::1:8080",
                "[::1]",
                "[::1]:",
                "[127.0.0.1]:8080",
                "[fe80::1%eth0]:8080",
                "fd00::1/8",
                "fd00::/129",
                "::ffff:10.0.0.0/104",
                "256.0.0.0/8",
                "http://127.0.0.1:8080",
                "127.0.0.1:8080, 10.0.0.0/8",
                " 10.0.0.0/8"
            })
    void anything_else_in_the_list_is_named_and_explained(String value) {
        var failure = catchThrowableOfType(Failure.Permanent.class, () -> Allowed.parse(value));

        assertThat(failure.code()).isEqualTo("config.invalid");
        assertThat(failure.sentence())
                .contains("podbrief.fetch.allow-private", "\"" + value + "\"", "10.1.0.0/16", "[::1]:8080");
    }

    @Test
    void a_socket_looks_at_what_it_dials() throws IOException {
        try (var canary = RawServer.running(_ -> {});
                var socket = new GuardedSocket(CLOSED);
                var allowed = new GuardedSocket(new AddressRules(List.of(Allowed.parse(canary.place()))))) {
            var place = new InetSocketAddress(InetAddress.getLoopbackAddress(), canary.port());

            assertThatThrownBy(() -> socket.connect(place)).isInstanceOf(DialRefused.class);
            assertThatThrownBy(() -> socket.connect(place, 100)).isInstanceOf(DialRefused.class);
            assertThatThrownBy(() -> socket.connect(InetSocketAddress.createUnresolved("localhost", canary.port())))
                    .isInstanceOf(DialRefused.class);
            assertThat(canary.connections()).isZero();
            allowed.connect(place);
            assertThat(allowed.isConnected()).isTrue();
        }
    }

    private static boolean isPublic(String address) {
        return AddressRules.isPublic(InetAddress.ofLiteral(address));
    }
}
