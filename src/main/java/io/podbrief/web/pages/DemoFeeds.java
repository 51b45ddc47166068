package io.podbrief.web.pages;

import io.podbrief.platform.SiteSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The made-up shows that ship with the product, served as real feeds. Their episodes' dates count back from now,
/// so that there is always something new.
@RestController
@ConditionalOnProperty("podbrief.demo")
final class DemoFeeds {
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,80}");
    private static final Pattern PUBLISHED = Pattern.compile("@PUBLISHED (\\d+) (\\d+)@");
    private static final Map<String, String> TYPES = Map.of(
            "xml",
            "application/rss+xml",
            "vtt",
            "text/vtt",
            "srt",
            "application/x-subrip",
            "json",
            "application/json",
            "txt",
            "text/plain",
            "html",
            "text/html",
            "md",
            "text/markdown",
            "opus",
            "audio/ogg");

    private final SiteSettings site;
    private final Clock clock;

    DemoFeeds(SiteSettings site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @GetMapping("/demo/{show}/{file}.{type}")
    ResponseEntity<byte[]> file(@PathVariable String show, @PathVariable String file, @PathVariable String type)
            throws IOException {
        if (!NAME.matcher(show).matches() || !NAME.matcher(file).matches() || !TYPES.containsKey(type))
            return ResponseEntity.notFound().build();
        var resource = new ClassPathResource("demo/" + show + "/" + file + "." + type);
        if (!resource.exists()) return ResponseEntity.notFound().build();
        var bytes = resource.getContentAsByteArray();
        return ResponseEntity.ok()
                .header("Content-Type", type.equals("opus") ? TYPES.get(type) : TYPES.get(type) + "; charset=utf-8")
                .body(type.equals("xml") ? dated(bytes) : bytes);
    }

    /// `@PUBLISHED DAYS HOUR@` is so many days before now, and up to three hours more, so that no two episodes
    /// have the same time.
    private byte[] dated(byte[] template) {
        var feed = new String(template, StandardCharsets.UTF_8).replace("@BASE@", site.base());
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return PUBLISHED
                .matcher(feed)
                .replaceAll(match -> {
                    var ago = Duration.ofDays(Long.parseLong(match.group(1)))
                            .plusMinutes(10 * Long.parseLong(match.group(2)));
                    return DateTimeFormatter.RFC_1123_DATE_TIME.format(now.minus(ago));
                })
                .getBytes(StandardCharsets.UTF_8);
    }
}
