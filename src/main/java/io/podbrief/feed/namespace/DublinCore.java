package io.podbrief.feed.namespace;

/// Dublin Core and its terms: what old feeds use instead of RSS's own elements.
final class DublinCore implements Vocabulary {
    @Override
    public Take take(Tag tag) {
        return switch (tag.name()) {
            case "title", "description" -> Take.MARKUP;
            case "creator", "author", "language", "date", "issued", "created", "modified" -> Take.TEXT;
            default -> Take.SKIP;
        };
    }

    @Override
    public void podcast(Tag tag, PodcastDraft podcast) {
        switch (tag.name()) {
            case "title" -> podcast.title(4, tag.text());
            case "description" -> podcast.description(5, tag.text(), tag.base());
            case "creator", "author" -> podcast.author(4, tag.text());
            case "language" -> podcast.language(1, tag.text());
            default -> {}
        }
    }

    @Override
    public void episode(Tag tag, EpisodeDraft episode) {
        switch (tag.name()) {
            case "title" -> episode.title(4, tag.text());
            case "description" -> episode.notes(7, tag.text(), tag.base());
            case "date", "issued" -> episode.published(4, tag.text());
            case "created" -> episode.published(5, tag.text());
            case "modified" -> episode.published(7, tag.text());
            default -> {}
        }
    }
}
