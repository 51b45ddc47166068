package io.podbrief.platform.http;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.ssl.SSLContexts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The one client for the open web. Every URL that comes from outside (feeds, transcripts, pages, images, audio,
/// and where they redirect to) is fetched here, because here it is checked that the address really dialled is
/// public, that no body can exhaust us, and that no host is asked more than one thing at a time.
///
/// Thread safe; blocks its caller, so call it from virtual threads. There should be one per program, since it
/// keeps the hosts' turns.
@Component
public final class SafeHttp implements AutoCloseable {
    static final int MOST_REDIRECTS = 5;

    /// A connection that breaks is dialled anew so many times.
    private static final int MOST_BREAKS = 20;

    private static final int UNSATISFIABLE = 416;

    private static final Logger LOG = LoggerFactory.getLogger(SafeHttp.class);

    private final FetchSettings settings;
    private final List<Allowed> allowed;
    private final HostLimiter hosts;
    private final GuardedDns dns;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor timer;
    private final Exchange exchange;

    /// @param clock to turn dates in headers into waits
    @Autowired
    public SafeHttp(FetchSettings settings, Clock clock) {
        this(settings, clock, SystemDefaultDnsResolver.INSTANCE, SSLContexts.createDefault());
    }

    /// @param names answers for host names, unguarded; the guard is put around it here
    /// @param tls which certificates count
    SafeHttp(FetchSettings settings, Clock clock, DnsResolver names, SSLContext tls) {
        this.allowed = settings.allowPrivate().stream().map(Allowed::parse).toList();
        var rules = new AddressRules(allowed);
        this.settings = settings;
        this.hosts = new HostLimiter(settings.interval());
        this.dns = new GuardedDns(names, rules, settings.waits().connect());
        this.client = Dialler.client(dns, rules, tls, settings.waits());
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("podbrief-fetch-watch").factory());
        this.timer.setRemoveOnCancelPolicy(true);
        this.exchange = new Exchange(client, settings, timer, clock);
        if (!allowed.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("allowed", settings.allowPrivate())
                    .log("the web client may reach these private addresses");
        }
    }

    /// Fetches what a URL leads to, following up to five redirects and checking each.
    ///
    /// Waits for the host's turn first, which does not count towards the total time. If the thread is interrupted
    /// the answer is [Answer.Failed] and the thread stays interrupted.
    ///
    /// @throws Failure.Retryable `disk.full` if the body cannot be written into the file asked for
    public Answer get(Ask ask) {
        return get(ask, settings.total(ask.kind()));
    }

    private Answer get(Ask ask, Duration left) {
        return switch (WebUrl.parse(ask.url())) {
            case UrlReading.Bad bad -> Misses.badUrl(bad);
            case WebUrl url -> follow(ask, url, List.of(), left);
        };
    }

    /// Fetches what a [PartFile] lacks, in as many pieces as it takes: a connection that breaks is dialled anew, as
    /// long as each brought something and the total time is not over. What came is kept in the file, even where the
    /// answer is a miss.
    ///
    /// @return the last answer
    /// @throws Failure.Retryable `disk.full` if the body cannot be written
    /// @throws IOException if the file cannot be emptied where the server cannot go on from its end
    public Answer getAll(Ask ask) throws IOException {
        var part = Objects.requireNonNull(ask.part(), "a part file to go on with");
        long began = System.nanoTime();
        for (int breaks = 0; ; breaks++) {
            long before = part.have();
            var left = settings.total(ask.kind()).minusNanos(System.nanoTime() - began);
            var answer = get(ask, left);
            if (!(answer instanceof Answer.Missed missed)) return answer;
            if (isStale(missed) && before > 0) part.drop();
            else if (!(missed instanceof Answer.Failed) || part.have() <= before || breaks == MOST_BREAKS)
                return missed;
            else if (!part.isWorthAnother()) return missed;
        }
    }

    /// Whether the server cannot go on from where we are, so that the whole must be asked for.
    private static boolean isStale(Answer.Missed missed) {
        return missed.code().equals("fetch.range")
                || (missed instanceof Answer.HttpStatus status && status.status() == UNSATISFIABLE);
    }

    private Answer follow(Ask ask, WebUrl url, List<Answer.Hop> hops, Duration left) {
        Taken taken;
        try {
            taken = inTurn(url, () -> exchange.run(ask, url, hops, left));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Misses.interrupted(url.host(), hops);
        }
        var remains = left.minus(taken.time());
        return switch (taken.step()) {
            case Exchange.Step.End(var answer) -> answer;
            case Exchange.Step.Onward(int status, var location) ->
                switch (url.resolve(location)) {
                    case UrlReading.Bad bad -> Misses.badRedirect(bad, url.host(), hops);
                    case WebUrl next
                    when hops.size() == MOST_REDIRECTS || leadsBack(next, hops) -> Misses.redirects(url.host(), hops);
                    case WebUrl next -> follow(ask, next, oneMore(hops, new Answer.Hop(status, next.uri())), remains);
                };
        };
    }

    /// @param time that the step took, without waiting for its turn
    private record Taken(Exchange.Step step, Duration time) {}

    /// Runs a step in the host's turn. Addresses that the operator lists are the operator's own machines, and have
    /// none.
    private Taken inTurn(WebUrl url, Supplier<Exchange.Step> step) throws InterruptedException {
        if (isListed(url)) return timed(step);
        try (var _ = hosts.enter(url.host())) {
            return timed(step);
        }
    }

    private static Taken timed(Supplier<Exchange.Step> step) {
        long began = System.nanoTime();
        return new Taken(step.get(), Duration.ofNanos(System.nanoTime() - began));
    }

    /// Whether a URL names, by number, an address that the operator lists.
    private boolean isListed(WebUrl url) {
        if (allowed.isEmpty()) return false;
        try {
            var address = Literals.strict(url.host());
            return allowed.stream().anyMatch(one -> one.covers(address, url.port()));
        } catch (IllegalArgumentException _) {
            return false; // a name
        }
    }

    private static boolean leadsBack(WebUrl next, List<Answer.Hop> hops) {
        return hops.stream().anyMatch(hop -> hop.to().equals(next.uri()));
    }

    private static List<Answer.Hop> oneMore(List<Answer.Hop> hops, Answer.Hop hop) {
        return Stream.concat(hops.stream(), Stream.of(hop)).toList();
    }

    /// Closes all connections; fetches under way fail.
    @Override
    public void close() {
        timer.shutdownNow();
        dns.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
