package io.podbrief.platform.http;

import io.podbrief.platform.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;

/// One request and its one response.
final class Exchange {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /// What a single response leads to: the end, or another URL.
    sealed interface Step {
        /// Nothing more to ask.
        record End(Answer answer) implements Step {}

        /// A redirect, not yet followed.
        ///
        /// @param location as the server wrote it, not checked yet
        record Onward(int status, String location) implements Step {}
    }

    private final CloseableHttpClient client;
    private final FetchSettings settings;
    private final ScheduledExecutorService timer;
    private final Clock clock;

    Exchange(CloseableHttpClient client, FetchSettings settings, ScheduledExecutorService timer, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.timer = timer;
        this.clock = clock;
    }

    /// Sends one request.
    ///
    /// @param hops the redirects that led here
    /// @param left what remains of the total time
    Step run(Ask ask, WebUrl url, List<Answer.Hop> hops, Duration left) {
        var request = request(ask, url);
        var headersWithin = settings.waits().connect().plus(settings.waits().firstByte());
        try (var watch = new Watch(timer, request::cancel, headersWithin, left)) {
            try {
                return send(ask, url, hops, request, watch);
            } catch (Download.LocalFailure e) {
                throw new Failure.Retryable(
                        "disk.full",
                        "What " + url.host() + " sent could not be written to " + ask.into()
                                + ": free some space or mend the folder.",
                        Duration.ofMinutes(15),
                        e);
            } catch (IOException e) {
                return new Step.End(Misses.of(e, url.host(), watch.cut(), hops));
            }
        }
    }

    private HttpUriRequestBase request(Ask ask, WebUrl url) {
        var request = new HttpUriRequestBase("GET", URI.create("/"));
        request.setScheme(url.scheme());
        request.setAuthority(new URIAuthority(url.host(), url.portIfUnusual()));
        request.setPath(url.target());
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(settings.waits().connect()))
                .setResponseTimeout(Timeout.of(settings.waits().firstByte()))
                .setProtocolUpgradeEnabled(false)
                .build());
        request.setHeader("User-Agent", settings.userAgent());
        request.setHeader("Accept", ask.accept());
        boolean asItIs = ask.kind() == Ask.Kind.AUDIO || ask.part() != null;
        request.setHeader("Accept-Encoding", asItIs ? "identity" : "gzip, deflate");
        if (ask.part() != null) askForTheRest(ask.part(), request);
        var known = ask.validators();
        if (known.etag() != null) request.setHeader("If-None-Match", known.etag());
        if (known.lastModified() != null) request.setHeader("If-Modified-Since", known.lastModified());
        return request;
    }

    /// `If-Range` makes a server that has another version by now send all of it.
    private static void askForTheRest(PartFile part, HttpUriRequestBase request) {
        var version = part.version();
        long from = part.have();
        if (version == null || from == 0) return;
        request.setHeader("Range", "bytes=" + from + "-");
        request.setHeader("If-Range", version);
    }

    private Step send(Ask ask, WebUrl url, List<Answer.Hop> hops, HttpUriRequestBase request, Watch watch)
            throws IOException {
        var target = new HttpHost(url.scheme(), url.host(), url.port());
        var response = client.executeOpen(target, request, HttpClientContext.create());
        try {
            var headers = new ResponseHeaders(response, clock);
            int status = response.getCode();
            var location = headers.location();
            if (REDIRECTS.contains(status) && location.isPresent()) return new Step.Onward(status, location.get());
            if (status == 304 && !ask.validators().isEmpty()) return new Step.End(notModified(ask, url, hops, headers));
            boolean isPiece = status == 206 && request.containsHeader("Range");
            if (!isPiece && (status < 200 || status >= 300 || status == 206)) {
                return new Step.End(Misses.status(status, url.host(), headers.retryAfter(), hops));
            }
            watch.bodyBegins(settings.waits().slow());
            var body = ask.part() == null
                    ? body(ask, response, headers, watch)
                    : goOn(ask, isPiece, response, headers, watch);
            return new Step.End(new Answer.Changed(
                    status, headers.describe(body), url.uri(), hops, headers.validators(), headers.freshness()));
        } finally {
            request.cancel(); // what was not read to its end must not be read on by close(), nor serve again
            Closer.closeQuietly(response);
        }
    }

    private static Answer notModified(Ask ask, WebUrl url, List<Answer.Hop> hops, ResponseHeaders headers) {
        var given = headers.validators();
        return new Answer.NotModified(url.uri(), hops, given.or(ask.validators()), headers.freshness());
    }

    private Body body(Ask ask, ClassicHttpResponse response, ResponseHeaders headers, Watch watch) throws IOException {
        var coding = BodyReader.Coding.of(headers.contentEncodings());
        var entity = response.getEntity();
        long most = most(ask);
        if (entity != null && entity.getContentLength() > most) throw BodyReader.tooLarge(most);
        if (ask.into() == null) {
            var out = new ByteArrayOutputStream();
            copy(response, coding, most, out, watch);
            return Body.of(out.toByteArray());
        }
        try (var file = new Download(ask.into())) {
            return file.complete(copy(response, coding, most, file, watch));
        }
    }

    /// Bytes that the whole may have.
    private long most(Ask ask) {
        if (ask.kind() != Ask.Kind.MODEL) return settings.most(ask.kind()).toBytes();
        return Objects.requireNonNull(ask.part()).most();
    }

    /// Puts a piece behind what is there, or the whole in its place.
    private Body goOn(Ask ask, boolean isPiece, ClassicHttpResponse response, ResponseHeaders headers, Watch watch)
            throws IOException {
        var part = Objects.requireNonNull(ask.part());
        long most = most(ask);
        if (BodyReader.Coding.of(headers.contentEncodings()) != BodyReader.Coding.NONE) {
            throw new Halt("fetch.encoding", "sends a body in a compression that was not asked for");
        }
        long from = isPiece ? part.have() : 0;
        if (isPiece && headers.pieceFrom() != from) {
            throw new Halt("fetch.range", "sends another piece than the one that was asked for");
        }
        var entity = response.getEntity();
        if (entity != null && entity.getContentLength() > most - from) throw BodyReader.tooLarge(most);
        try (var file = part.open(from, headers.validators())) {
            long came = copy(response, BodyReader.Coding.NONE, most - from, file, watch);
            return Body.in(part.path(), from + came);
        }
    }

    private static long copy(
            ClassicHttpResponse response, BodyReader.Coding coding, long most, OutputStream out, Watch watch)
            throws IOException {
        var entity = response.getEntity();
        return entity == null ? 0 : BodyReader.copy(entity.getContent(), coding, most, out, watch::received);
    }
}
