package io.podbrief.cli;

import io.podbrief.cli.BriefResult.Problem;
import io.podbrief.feed.Feed;
import io.podbrief.feed.FeedStore;
import io.podbrief.feed.Opml;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What people give as a source of episodes: an address, a feed on disk, a list of feeds on disk.
@Component
final class Sources {
    private static final long LARGEST_OPML = 5L << 20;
    private static final long LARGEST_FEED = 16L << 20;
    private static final int HEAD = 4_096; // bytes in which an OPML file says that it is one

    private final FeedStore feeds;

    Sources(FeedStore feeds) {
        this.feeds = feeds;
    }

    /// A feed to read.
    ///
    /// @param file where it lies on disk; `null` for one to be fetched
    /// @param added whether it was not known before
    record Given(Feed feed, @Nullable Path file, boolean added) {}

    /// Takes note of everything that can be read; what cannot is added to the problems by name.
    List<Given> read(List<String> sources, List<Problem> problems) {
        var given = new LinkedHashMap<Feed.Id, Given>();
        for (var source : sources) {
            var file = file(source);
            if (file != null) fromFile(file, given, problems);
            else address(source, source, given, problems);
        }
        return List.copyOf(given.values());
    }

    /// The file that a source names; `null` where it is not one.
    private static @Nullable Path file(String source) {
        try {
            var path = source.startsWith("file:") ? Path.of(URI.create(source)) : Path.of(source);
            return Files.isRegularFile(path) ? path : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private void fromFile(Path file, Map<Feed.Id, Given> given, List<Problem> problems) {
        try {
            if (Files.size(file) > LARGEST_FEED) {
                problems.add(new Problem(
                        "fetch.too_large",
                        "The file is larger than the 16 MiB that are read of a feed: cut it, or add the feed's address.",
                        file.toString()));
                return;
            }
            var body = Files.readAllBytes(file);
            if (isOpml(body)) fromOpml(file.toString(), body, given, problems);
            else put(feeds.add(file.toAbsolutePath().toUri()), file, given);
        } catch (IOException e) {
            problems.add(new Problem(
                    "source.unreadable",
                    "The file cannot be read (" + e.getMessage() + "): check its name and rights.",
                    file.toString()));
        }
    }

    private static boolean isOpml(byte[] body) {
        return new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT)
                .contains("<opml");
    }

    private void fromOpml(String name, byte[] body, Map<Feed.Id, Given> given, List<Problem> problems) {
        if (body.length > LARGEST_OPML) {
            problems.add(
                    new Problem("opml.too_large", "The list is larger than the 5 MiB that are read: split it.", name));
            return;
        }
        var opml = Opml.read(body);
        for (var problem : opml.problems())
            problems.add(new Problem("opml.entry", problem.sentence(), name + ": " + problem.entry()));
        for (var address : opml.addresses()) put(feeds.add(address), null, given);
    }

    private void address(String text, String source, Map<Feed.Id, Given> given, List<Problem> problems) {
        var full = text.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") ? text : "https://" + text;
        try {
            var uri = new URI(full.strip());
            var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null;
            if (web && (text.contains(".") || text.contains(":"))) put(feeds.add(uri), null, given);
            else problems.add(bad(source));
        } catch (URISyntaxException _) {
            problems.add(bad(source));
        }
    }

    private static Problem bad(String source) {
        return new Problem(
                "fetch.bad_url",
                "\"" + source
                        + "\" is neither an http or https address nor a file that exists: check it for typing errors.",
                source);
    }

    private static void put(FeedStore.Added added, @Nullable Path file, Map<Feed.Id, Given> given) {
        given.putIfAbsent(added.feed().id(), new Given(added.feed(), file, added.added()));
    }

    /// The bytes of a feed on disk.
    static byte[] body(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e); // it was read a moment ago
        }
    }
}
