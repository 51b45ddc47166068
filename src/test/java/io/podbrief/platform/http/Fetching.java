package io.podbrief.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.ssl.SSLContexts;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// What tests of the web client share: settings by their property names, a clock that stands still, DNS from a
/// table.
public final class Fetching {
    static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Fetching() {}

    /// @param properties `name=value` without `podbrief.fetch.`; what is not named has its default, except for an
    ///     interval of zero
    public static FetchSettings settings(String... properties) {
        var map = new HashMap<String, String>(Map.of("podbrief.fetch.interval", "0s"));
        for (var property : properties) {
            int equals = property.indexOf('=');
            map.put("podbrief.fetch." + property.substring(0, equals), property.substring(equals + 1));
        }
        return new Binder(new MapConfigurationPropertySource(map)).bindOrCreate("podbrief.fetch", FetchSettings.class);
    }

    /// A client that may reach these servers and looks no name up.
    static SafeHttp client(RawServer... servers) {
        return client(new Names(), settings(allowing(servers)));
    }

    static SafeHttp client(DnsResolver names, FetchSettings settings) {
        return new SafeHttp(settings, CLOCK, names, SSLContexts.createDefault());
    }

    static String[] allowing(RawServer... servers) {
        return and(List.of(servers).stream().map(RawServer::place).toList());
    }

    /// The property that allows these places, and others.
    static String[] and(List<String> places, String... more) {
        var all = new ArrayList<>(List.of(more));
        all.add("allow-private=" + String.join(",", places));
        return all.toArray(String[]::new);
    }

    /// DNS from a table.
    static final class Names implements DnsResolver {
        private final Map<String, List<String>> table = new ConcurrentHashMap<>();
        private final Map<String, Integer> lookups = new ConcurrentHashMap<>();

        /// @param answers addresses with blanks between; each further one is what the next lookup gets
        Names with(String name, String... answers) {
            table.put(name, List.of(answers));
            return this;
        }

        int lookups(String name) {
            return lookups.getOrDefault(name, 0);
        }

        @Override
        public InetAddress[] resolve(String name) throws UnknownHostException {
            int lookup = lookups.merge(name, 1, Integer::sum) - 1;
            var answers = table.get(name);
            if (answers == null) throw new UnknownHostException(name);
            return Arrays.stream(answers.get(lookup % answers.size()).split(" ", -1))
                    .map(InetAddress::ofLiteral)
                    .toArray(InetAddress[]::new);
        }

        @Override
        public String resolveCanonicalHostname(String name) {
            return name;
        }
    }
}
