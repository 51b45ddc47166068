package io.podbrief.platform.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/// Sets Apache HttpClient up so that it does one thing: dial an address that was checked, and speak HTTP/1.1
/// there. Redirects, cookies, credentials, retries, proxies and decompression are off; what of them we want is
/// our own code.
final class Dialler {
    /// A connection serves again if the next request to its host comes this soon, as the next page of a feed
    /// does.
    private static final TimeValue KEPT = TimeValue.ofSeconds(5);

    private Dialler() {}

    /// @param tls which certificates count; they and the host's name in them are always verified
    static CloseableHttpClient client(GuardedDns dns, AddressRules rules, SSLContext tls, FetchSettings.Waits waits) {
        return HttpClients.custom()
                .setConnectionManager(connections(dns, rules, tls, waits))
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .disableConnectionState()
                .setKeepAliveStrategy((_, _) -> KEPT)
                .evictIdleConnections(KEPT)
                .build();
    }

    private static PoolingHttpClientConnectionManager connections(
            GuardedDns dns, AddressRules rules, SSLContext tls, FetchSettings.Waits waits) {
        var upgrade = new DefaultClientTlsStrategy(tls);
        var operator = new DefaultHttpClientConnectionOperator(
                _ -> new GuardedSocket(rules),
                DefaultSchemePortResolver.INSTANCE,
                dns,
                scheme -> "https".equals(scheme) ? upgrade : null);
        var pool = new PoolingHttpClientConnectionManager(
                operator, PoolConcurrencyPolicy.STRICT, PoolReusePolicy.LIFO, KEPT, connectionFactory());
        pool.setMaxTotal(Integer.MAX_VALUE); // callers bound how much they fetch at once
        pool.setDefaultMaxPerRoute(1);
        pool.setDefaultConnectionConfig(connection(waits));
        pool.setDefaultTlsConfig(TlsConfig.custom()
                .setHandshakeTimeout(Timeout.of(waits.connect()))
                .build());
        return pool;
    }

    private static ConnectionConfig connection(FetchSettings.Waits waits) {
        return ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(waits.connect()))
                .setSocketTimeout(Timeout.of(waits.firstByte()))
                .setValidateAfterInactivity(TimeValue.of(Duration.ofMillis(100)))
                .setTimeToLive(TimeValue.ofMinutes(1))
                .build();
    }

    private static ManagedHttpClientConnectionFactory connectionFactory() {
        return ManagedHttpClientConnectionFactory.builder()
                .http1Config(CappedHeaders.CONFIG)
                .responseParserFactory(new CappedHeaders())
                // One byte is one char both ways, or an entity tag with bytes beyond ASCII would not come back as it
                // went.
                .charCodingConfig(CharCodingConfig.custom()
                        .setCharset(StandardCharsets.ISO_8859_1)
                        .build())
                .build();
    }
}
