package io.podbrief.platform.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;

/// A socket that looks at the address it is about to dial. The resolver has checked it already; this is the last
/// gate, so that no way around the resolver (an address handed in, a proxy set for the whole JVM, a library's new
/// feature) leads past the rules.
final class GuardedSocket extends Socket {
    private final AddressRules rules;

    GuardedSocket(AddressRules rules) {
        super(Proxy.NO_PROXY);
        this.rules = rules;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        boolean open = endpoint instanceof InetSocketAddress place
                && place.getAddress() != null
                && rules.permits(place.getAddress(), place.getPort());
        if (!open) throw new DialRefused(DialRefused.Why.BLOCKED);
        super.connect(endpoint, timeout);
    }
}
