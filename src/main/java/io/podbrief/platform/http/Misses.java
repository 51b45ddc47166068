package io.podbrief.platform.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.jspecify.annotations.Nullable;

/// What went wrong, as an answer with a stable code and a sentence that names the host and nothing of our own
/// network.
final class Misses {
    private Misses() {}

    /// A text that is not a URL we fetch.
    static Answer badUrl(UrlReading.Bad bad) {
        return new Answer.Refused("fetch.bad_url", "This address is not fetched because " + bad.why() + ".", List.of());
    }

    /// A redirect to what is not a URL we fetch.
    static Answer badRedirect(UrlReading.Bad bad, String host, List<Answer.Hop> hops) {
        return new Answer.Refused(
                "fetch.bad_url",
                host + " redirects to an address that is not fetched because " + bad.why() + ".",
                hops);
    }

    /// Too many redirects, or a circle of them.
    static Answer redirects(String host, List<Answer.Hop> hops) {
        return new Answer.Refused(
                "fetch.redirects",
                host + " redirects in a circle or more than " + SafeHttp.MOST_REDIRECTS
                        + " times: give the address where it ends.",
                hops);
    }

    /// A status that brings no body.
    static Answer status(int status, String host, @Nullable Duration retryAfter, List<Answer.Hop> hops) {
        var wish = retryAfter == null ? "" : " and asks to be left alone for " + retryAfter.toSeconds() + " seconds";
        return new Answer.HttpStatus(status, host + " answered with status " + status + wish + ".", retryAfter, hops);
    }

    /// The program is stopping.
    static Answer interrupted(String host, List<Answer.Hop> hops) {
        return failed("fetch.unreachable", host, "was not asked to the end because the program is stopping", hops);
    }

    /// Sorts what HttpClient and the JDK throw.
    ///
    /// @param cut why the watch closed the connection, which explains the exception better than its type; `null`
    ///     if it did not
    static Answer of(IOException thrown, String host, Watch.@Nullable Cut cut, List<Answer.Hop> hops) {
        if (Thread.currentThread().isInterrupted()) return interrupted(host, hops);
        if (cut == Watch.Cut.TIMEOUT) return timeout(host, hops);
        if (cut == Watch.Cut.SLOW) return failed("fetch.slow", host, "sends less than 1 KiB a second", hops);
        return switch (thrown) {
            case Halt halt -> new Answer.Refused(halt.code(), host + " " + halt.what() + ".", hops);
            case DialRefused refused when refused.why() == DialRefused.Why.BLOCKED -> blocked(host, hops);
            case DialRefused _, InterruptedIOException _ -> timeout(host, hops);
            case UnknownHostException _ -> failed("fetch.unreachable", host, "is a name that DNS does not know", hops);
            case SSLException _ ->
                failed("fetch.tls", host, "has no valid certificate or speaks no TLS that we do", hops);
            case MessageConstraintException _ ->
                new Answer.Refused("fetch.too_large", host + " sends longer or more headers than are allowed.", hops);
            default -> failed("fetch.unreachable", host, "cannot be reached, or the connection broke off", hops);
        };
    }

    private static Answer blocked(String host, List<Answer.Hop> hops) {
        return new Answer.Refused(
                "fetch.blocked_address",
                host + " is not fetched because it leads into a private or reserved network; if that is meant,"
                        + " the operator can list it under podbrief.fetch.allow-private.",
                hops);
    }

    private static Answer timeout(String host, List<Answer.Hop> hops) {
        return failed("fetch.timeout", host, "took too long to answer", hops);
    }

    private static Answer failed(String code, String host, String what, List<Answer.Hop> hops) {
        return new Answer.Failed(code, host + " " + what + "; trying again later may help.", hops);
    }
}
