package io.podbrief.feed.namespace;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Atom 1.0 and 0.3, as a feed of its own and as the elements that RSS feeds borrow from it: links to self, hub,
/// recording and page.
final class Atom implements Vocabulary {
    @Override
    public Take take(Tag tag) {
        return switch (tag.name()) {
            case "entry" -> Take.EPISODE;
            case "feed", "author" -> Take.INSIDE;
            case "title", "subtitle", "tagline", "summary", "content" -> text(tag);
            case "id", "link", "logo", "icon", "name", "published", "updated", "issued", "created", "modified" ->
                Take.TEXT;
            default -> Take.SKIP;
        };
    }

    /// It may also be a picture in base64, or lie elsewhere.
    private static Take text(Tag tag) {
        var type = tag.word("type");
        if ("base64".equals(tag.word("mode")) || tag.attribute("src") != null) return Take.SKIP;
        if (type == null) return Take.MARKUP;
        if (type.contains("xhtml")) return Take.XHTML;
        return type.indexOf('/') < 0 || type.startsWith("text/") || type.endsWith("xml") ? Take.MARKUP : Take.SKIP;
    }

    @Override
    public void podcast(Tag tag, PodcastDraft podcast) {
        switch (tag.name()) {
            case "title" -> podcast.title(1, tag.text());
            case "subtitle", "tagline" -> podcast.description(1, tag.text(), tag.base());
            case "link" -> link(tag, podcast);
            case "logo" -> podcast.image.offer(2, tag.url());
            case "icon" -> podcast.image.offer(5, tag.url());
            case "name" -> {
                if (tag.parentName().equals("author")) podcast.author(1, tag.text());
            }
            default -> {}
        }
    }

    private static void link(Tag tag, PodcastDraft podcast) {
        var url = tag.url("href");
        switch (rel(tag)) {
            case "alternate" -> podcast.link.offer(isPage(tag) ? 1 : 4, url);
            case "self" -> podcast.self.offer(0, url);
            case "hub" -> podcast.hub(url);
            default -> {}
        }
    }

    @Override
    public void episode(Tag tag, EpisodeDraft episode) {
        switch (tag.name()) {
            case "id" -> episode.guid(0, tag.text());
            case "title" -> episode.title(1, tag.text());
            case "content" -> episode.notes(2, tag.text(), tag.base());
            case "summary" -> episode.notes(3, tag.text(), tag.base());
            case "link" -> link(tag, episode);
            case "published" -> episode.published(1, tag.text());
            case "issued" -> episode.published(2, tag.text());
            case "created" -> episode.published(3, tag.text());
            case "updated", "modified" -> episode.published(6, tag.text());
            default -> {}
        }
    }

    private static void link(Tag tag, EpisodeDraft episode) {
        URI url = tag.url("href");
        switch (rel(tag)) {
            case "alternate" -> episode.link.offer(isPage(tag) ? 1 : 4, url);
            case "enclosure" -> enclosure(tag, episode, url);
            default -> {}
        }
    }

    private static void enclosure(Tag tag, EpisodeDraft episode, @Nullable URI url) {
        episode.enclosure(1, url, tag.attribute("type"), Numbers.size(tag.attribute("length")));
    }

    private static String rel(Tag tag) {
        var rel = tag.word("rel");
        if (rel == null) return "alternate";
        return rel.startsWith("http://www.iana.org/assignments/relation/")
                ? rel.substring(rel.lastIndexOf('/') + 1)
                : rel;
    }

    private static boolean isPage(Tag tag) {
        var type = tag.word("type");
        return type == null || type.contains("html");
    }
}
