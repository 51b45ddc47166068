package io.podbrief.feed.namespace;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// RSS itself: 2.0, the 0.9x before it, and RSS 1.0 and 0.90 in RDF, where episodes stand beside the channel.
final class Rss implements Vocabulary {
    /// Seen in the wild with seconds and milliseconds; a feed that changes less often than yearly needs no ttl.
    private static final long MOST_TTL_MINUTES = 366L * 24 * 60;

    @Override
    public Take take(Tag tag) {
        return switch (tag.name()) {
            case "item" -> Take.EPISODE;
            case "rss", "rdf", "channel", "skiphours", "skipdays", "redirect" -> Take.INSIDE;
            case "image" -> tag.parentName().equals("item") ? Take.SKIP : Take.INSIDE;
            case "title", "description", "encoded" -> Take.MARKUP;
            case "link", "language", "managingeditor", "author", "ttl", "hour", "day", "url" -> Take.TEXT;
            case "guid", "pubdate", "enclosure", "newlocation" -> Take.TEXT;
            default -> Take.SKIP;
        };
    }

    @Override
    public void podcast(Tag tag, PodcastDraft podcast) {
        switch (tag.parentName()) {
            case "channel", "rss" -> channel(tag, podcast);
            case "image" -> {
                if (tag.name().equals("url")) podcast.image.offer(2, tag.url());
            }
            case "redirect" -> podcast.newFeedUrl = tag.url(); // an old way to say that the feed has moved
            case "skiphours" -> hour(tag.text(), podcast);
            case "skipdays" -> day(tag.text(), podcast);
            default -> {}
        }
    }

    private static void channel(Tag tag, PodcastDraft podcast) {
        switch (tag.name()) {
            case "title" -> podcast.title(0, tag.text());
            case "description" -> podcast.description(0, tag.text(), tag.base());
            case "link" -> podcast.link.offer(0, tag.url());
            case "language" -> podcast.language(0, tag.text());
            case "managingeditor" -> podcast.author(3, tag.text());
            case "author" -> podcast.author(2, tag.text());
            case "ttl" -> podcast.ttl = ttl(tag.text());
            default -> {}
        }
    }

    @Override
    public void episode(Tag tag, EpisodeDraft episode) {
        switch (tag.name()) {
            case "item" -> episode.guid(1, tag.attribute("about"));
            case "title" -> episode.title(0, tag.text());
            case "description" -> episode.notes(1, tag.text(), tag.base());
            case "encoded" -> episode.notes(0, tag.text(), tag.base());
            case "link" -> episode.link.offer(0, tag.url());
            case "guid" -> guid(tag, episode);
            case "pubdate" -> episode.published(0, tag.text());
            case "enclosure" -> enclosure(tag, episode);
            default -> {}
        }
    }

    private static void guid(Tag tag, EpisodeDraft episode) {
        episode.guid(0, tag.text());
        if (!Answer.isNo(tag.attribute("ispermalink"))) episode.link.offer(3, permalink(tag));
    }

    /// A guid is a link unless it says otherwise, but most that say nothing are none.
    private static @Nullable URI permalink(Tag tag) {
        boolean said = tag.attribute("ispermalink") != null;
        return said || tag.text().strip().startsWith("http") ? tag.url() : null;
    }

    private static void enclosure(Tag tag, EpisodeDraft episode) {
        episode.enclosure(0, tag.url("url"), tag.attribute("type"), Numbers.size(tag.attribute("length")));
    }

    private static @Nullable Duration ttl(String text) {
        var minutes = Numbers.whole(text);
        return minutes == null || minutes <= 0 || minutes > MOST_TTL_MINUTES ? null : Duration.ofMinutes(minutes);
    }

    private static void hour(String text, PodcastDraft podcast) {
        var hour = Numbers.small(text);
        if (hour != null) podcast.skipHour(hour);
    }

    private static void day(String text, PodcastDraft podcast) {
        var name = text.strip().toUpperCase(Locale.ROOT);
        for (var day : DayOfWeek.values()) {
            if (day.name().equals(name)) podcast.skipDay(day);
        }
    }
}
