package io.podbrief.feed;

import io.podbrief.feed.namespace.FeedUrl;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// The feeds that a web page links to: those it names in its head, else links that look like one.
final class FeedLinks {
    private static final int MOST = 20;

    /// A head is at the beginning; more of a page is only parsed in vain.
    private static final int LOOK_AT = 1 << 20;

    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/json",
            "application/xml",
            "text/xml");

    private static final Pattern LOOKS_LIKE_ONE = Pattern.compile(
            "https?://(?:[^/?#]*/)?(?:feeds?\\.[^?#]*|[^?#]*(?:\\.rss|\\.rdf|\\.atom|/feed|/rss|/atom|feed\\.xml|rss\\.xml|podcast\\.xml|/podcast/feed|feed\\.json)/?)(?:[?#].*)?",
            Pattern.CASE_INSENSITIVE);

    private FeedLinks() {}

    /// Finds them.
    ///
    /// @param page the page's HTML
    /// @param address where it came from
    /// @return absolute addresses in the page's order, no repeats, at most 20
    static List<URI> in(String page, URI address) {
        var html = Jsoup.parse(page.substring(0, Math.min(page.length(), LOOK_AT)), address.toString());
        var named = named(html, address);
        return named.isEmpty() ? linked(html, address) : named;
    }

    private static List<URI> named(Document html, URI address) {
        Map<String, URI> found = new LinkedHashMap<>();
        for (var link : html.select("link[href][rel~=(?i)\\b(alternate|feed)\\b]")) {
            var type = link.attr("type").strip().toLowerCase(Locale.ROOT);
            boolean saysFeed = link.attr("rel").toLowerCase(Locale.ROOT).contains("feed");
            boolean isFeed = TYPES.contains(type) || (type.isEmpty() && saysFeed);
            if (isFeed) add(found, link, address);
        }
        return List.copyOf(found.values());
    }

    private static List<URI> linked(Document html, URI address) {
        Map<String, URI> found = new LinkedHashMap<>();
        for (var link : html.select("a[href]")) {
            if (LOOKS_LIKE_ONE.matcher(link.absUrl("href")).matches()) add(found, link, address);
        }
        return List.copyOf(found.values());
    }

    private static void add(Map<String, URI> found, Element link, URI address) {
        var base = FeedUrl.resolve(address, link.baseUri()); // a <base> element moves it
        var url = FeedUrl.resolve(base == null ? address : base, link.attr("href"));
        if (url != null && found.size() < MOST) found.putIfAbsent(FeedUrl.key(url), url);
    }
}
