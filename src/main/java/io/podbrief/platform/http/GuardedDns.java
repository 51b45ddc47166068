package io.podbrief.platform.http;

import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/// The resolver that HttpClient asks before every connection, for names and for literal addresses alike. It hands
/// out addresses only if every one of them may be dialled: a name with one good and one bad answer is refused, or
/// it would be a matter of luck which one is used.
final class GuardedDns implements DnsResolver, AutoCloseable {
    private static final int LOOKUPS_AT_ONCE = 64;

    private final DnsResolver names;
    private final AddressRules rules;
    private final Duration within;
    private final ExecutorService lookups;

    /// @param names answers for names only
    /// @param within how long a lookup may take
    GuardedDns(DnsResolver names, AddressRules rules, Duration within) {
        this.names = names;
        this.rules = rules;
        this.within = within;
        // A lookup blocks in native code, where it would hold on to a virtual thread's carrier and cannot be
        // interrupted.
        var pool = new ThreadPoolExecutor(
                LOOKUPS_AT_ONCE,
                LOOKUPS_AT_ONCE,
                10,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("podbrief-dns-", 0).factory());
        pool.allowCoreThreadTimeOut(true);
        this.lookups = pool;
    }

    /// @throws DialRefused if an address is closed or the lookup takes too long
    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        var answers = addresses(host);
        if (!Arrays.stream(answers).allMatch(address -> rules.permits(address, port))) {
            throw new DialRefused(DialRefused.Why.BLOCKED);
        }
        return Arrays.stream(answers)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /// Not used by HttpClient once the method with a port is there; refuses rather than answer without a port to
    /// check.
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        throw new DialRefused(DialRefused.Why.BLOCKED);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        if (host.contains(":")) return new InetAddress[] {Literals.six(host.replaceAll("[\\[\\]]", ""))};
        if (Literals.looksLikeFour(host)) return new InetAddress[] {Literals.four(host)};
        // HttpClient shows a name in its own letters once it has passed through its HttpHost; DNS knows only the xn--
        // form,
        // which is what our URL had.
        return lookUp(IDN.toASCII(host));
    }

    private InetAddress[] lookUp(String name) throws UnknownHostException {
        var lookup = lookups.submit(() -> names.resolve(name));
        try {
            var found = lookup.get(within.toMillis(), TimeUnit.MILLISECONDS);
            if (found == null || found.length == 0) throw new UnknownHostException(name);
            return found;
        } catch (TimeoutException e) {
            throw (DialRefused) new DialRefused(DialRefused.Why.LOOKUP_TIMEOUT).initCause(e);
        } catch (ExecutionException e) {
            throw (UnknownHostException) new UnknownHostException(name).initCause(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (UnknownHostException) new UnknownHostException(name).initCause(e);
        } finally {
            lookup.cancel(true);
        }
    }
}
