package io.podbrief.feed.namespace;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Apple's podcast vocabulary.
final class Itunes implements Vocabulary {
    @Override
    public Take take(Tag tag) {
        return switch (tag.name()) {
            case "owner" -> Take.INSIDE;
            case "title", "subtitle", "summary" -> Take.MARKUP;
            case "author", "name", "image", "block", "complete", "explicit", "new-feed-url" -> Take.TEXT;
            case "duration", "season", "episode" -> Take.TEXT;
            default -> Take.SKIP;
        };
    }

    @Override
    public void podcast(Tag tag, PodcastDraft podcast) {
        switch (tag.name()) {
            case "title" -> podcast.title(2, tag.text());
            case "author" -> podcast.author(0, tag.text());
            case "name" -> podcast.author(5, tag.text());
            case "summary" -> podcast.description(2, tag.text(), tag.base());
            case "subtitle" -> podcast.description(3, tag.text(), tag.base());
            case "image" -> podcast.image.offer(0, image(tag));
            case "block" -> podcast.itunesBlock |= tag.saysYes();
            case "complete" -> podcast.complete |= tag.saysYes();
            case "explicit" -> podcast.explicit.offer(0, Answer.of(tag.text()));
            case "new-feed-url" -> podcast.newFeedUrl = tag.url();
            default -> {}
        }
    }

    private static @Nullable URI image(Tag tag) {
        var url = tag.url("href");
        if (url == null) url = tag.url("url");
        return url == null ? tag.url() : url;
    }

    @Override
    public void episode(Tag tag, EpisodeDraft episode) {
        switch (tag.name()) {
            case "title" -> episode.title(2, tag.text());
            case "summary" -> episode.notes(4, tag.text(), tag.base());
            case "subtitle" -> episode.notes(6, tag.text(), tag.base());
            case "duration" -> episode.duration.offer(0, Playtime.parse(tag.text()));
            case "season" -> episode.season.offer(1, Numbers.small(tag.text()));
            case "episode" -> episode.number.offer(1, Numbers.small(tag.text()));
            case "block" -> episode.itunesBlock |= tag.saysYes();
            case "explicit" -> episode.explicit.offer(0, Answer.of(tag.text()));
            default -> {}
        }
    }
}
