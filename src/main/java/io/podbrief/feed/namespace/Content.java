package io.podbrief.feed.namespace;

/// The whole text of an episode's notes: `content:encoded`, and XHTML put straight into an episode.
final class Content implements Vocabulary {
    @Override
    public Take take(Tag tag) {
        return switch (tag.name()) {
            case "encoded" -> Take.MARKUP;
            case "body", "div" -> Take.XHTML;
            default -> Take.SKIP;
        };
    }

    @Override
    public void podcast(Tag tag, PodcastDraft podcast) {
        podcast.description(6, tag.text(), tag.base());
    }

    @Override
    public void episode(Tag tag, EpisodeDraft episode) {
        episode.notes(0, tag.text(), tag.base());
    }
}
