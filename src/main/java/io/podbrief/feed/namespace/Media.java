package io.podbrief.feed.namespace;

/// Media RSS, as far as it tells of recordings that the feed does not tell of otherwise.
final class Media implements Vocabulary {
    @Override
    public Take take(Tag tag) {
        return switch (tag.name()) {
            case "group", "content" -> Take.INSIDE;
            case "title", "description" -> Take.MARKUP;
            case "thumbnail" -> Take.TEXT;
            default -> Take.SKIP;
        };
    }

    @Override
    public void podcast(Tag tag, PodcastDraft podcast) {
        switch (tag.name()) {
            case "title" -> podcast.title(3, tag.text());
            case "description" -> podcast.description(4, tag.text(), tag.base());
            case "thumbnail" -> podcast.image.offer(3, tag.url("url"));
            default -> {}
        }
    }

    @Override
    public void episode(Tag tag, EpisodeDraft episode) {
        switch (tag.name()) {
            case "title" -> episode.title(3, tag.text());
            case "description" -> episode.notes(5, tag.text(), tag.base());
            case "content" -> content(tag, episode);
            default -> {}
        }
    }

    /// Most are pictures; only sound and film are taken.
    private static void content(Tag tag, EpisodeDraft episode) {
        var url = tag.url("url");
        if (url == null) return;
        var type = MediaType.of(tag.attribute("type"));
        var medium = tag.word("medium");
        if (type == null && medium != null && (medium.equals("audio") || medium.equals("video"))) type = medium + "/*";
        var kind = MediaType.kind(type, url);
        if (kind != MediaType.Kind.AUDIO && kind != MediaType.Kind.VIDEO) return;
        episode.enclosure(2, url, type, Numbers.size(tag.attribute("filesize")));
        episode.duration.offer(1, Playtime.parse(tag.attribute("duration")));
    }
}
