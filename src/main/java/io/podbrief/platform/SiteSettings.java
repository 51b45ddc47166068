package io.podbrief.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where this instance is reached and what it is called.
///
/// @param baseUrl the address in links of mails and pages, without a path; `null`: `http://localhost` and the web
///     port
/// @param name what mails and pages call the instance
@ConfigurationProperties("podbrief")
public record SiteSettings(
        @Nullable URI baseUrl,
        @DefaultValue("Podbrief") String name,
        @DefaultValue Web web) {
    public SiteSettings {
        if (baseUrl != null
                && (baseUrl.getHost() == null
                        || !("http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme())))) {
            throw new IllegalArgumentException("podbrief.base-url is " + baseUrl
                    + ": give http:// or https:// and a host name, such as https://brief.example.org");
        }
    }

    /// The web server.
    ///
    /// @param port where the pages are served, `0` for any free one
    public record Web(@DefaultValue("8080") int port) {
        public Web {
            if (port < 0 || port > 65_535)
                throw new IllegalArgumentException("podbrief.web.port is " + port + ": give a port from 1 to 65535");
        }
    }

    /// The address that links start with, without a slash at the end.
    public String base() {
        return baseUrl == null
                ? "http://localhost:" + web.port()
                : baseUrl.toString().replaceAll("/+$", "");
    }

    /// Whether links lead to the reader's own machine, where nobody else can follow them.
    public boolean isLocal() {
        var host = URI.create(base()).getHost();
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /// The host name in links, message ids and list ids.
    public String host() {
        return URI.create(base()).getHost();
    }

    /// The full address of a page.
    ///
    /// @param path begins with a slash
    public String url(String path) {
        return base() + path;
    }
}
