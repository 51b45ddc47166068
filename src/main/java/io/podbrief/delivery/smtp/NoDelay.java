package io.podbrief.delivery.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/// Sockets with TCP_NODELAY: without it each of SMTP's short lines may wait 40 ms for the one before to be
/// acknowledged.
public final class NoDelay extends SocketFactory {
    private final SocketFactory plain = SocketFactory.getDefault();

    /// Found by the mail library under this name.
    public static SocketFactory getDefault() {
        return new NoDelay();
    }

    private static Socket quick(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
        return quick(plain.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return quick(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return quick(plain.createSocket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return quick(plain.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return quick(plain.createSocket(address, port, localAddress, localPort));
    }
}
