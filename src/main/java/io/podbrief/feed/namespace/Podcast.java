package io.podbrief.feed.namespace;

import io.podbrief.feed.BlockRule;
import io.podbrief.feed.Person;
import io.podbrief.feed.Remark;
import io.podbrief.feed.Soundbite;
import io.podbrief.feed.TranscriptLink;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The Podcasting 2.0 vocabulary (`podcast:`). Live items are left out: a live show becomes an ordinary episode
/// later.
final class Podcast implements Vocabulary {
    private static final Map<String, Duration> RHYTHMS = Map.of(
            "HOURLY", Duration.ofHours(1),
            "DAILY", Duration.ofDays(1),
            "WEEKLY", Duration.ofDays(7),
            "MONTHLY", Duration.ofDays(30),
            "YEARLY", Duration.ofDays(365));

    @Override
    public Take take(Tag tag) {
        return switch (tag.name()) {
            case "alternateenclosure" -> Take.INSIDE;
            case "guid", "medium", "locked", "block", "updatefrequency", "image", "images" -> Take.TEXT;
            case "person", "txt", "transcript", "chapters", "soundbite", "season", "episode", "source" -> Take.TEXT;
            default -> Take.SKIP;
        };
    }

    @Override
    public void podcast(Tag tag, PodcastDraft podcast) {
        switch (tag.name()) {
            case "guid" -> podcast.guid = PodcastDraft.text(tag.text());
            case "medium" -> podcast.medium = word(tag.text());
            case "locked" -> podcast.locked |= tag.saysYes();
            case "block" -> block(tag, podcast);
            case "updatefrequency" -> updateFrequency(tag, podcast);
            case "image" -> podcast.image.offer(1, tag.url("href"));
            case "images" -> podcast.image.offer(4, firstOf(tag));
            case "person" -> podcast.person(person(tag));
            case "txt" -> podcast.remark(remark(tag));
            default -> {}
        }
    }

    @Override
    public void episode(Tag tag, EpisodeDraft episode) {
        switch (tag.name()) {
            case "person" -> episode.person(person(tag));
            case "txt" -> episode.remark(remark(tag));
            case "transcript" -> transcript(tag, episode);
            case "chapters" -> episode.chapters = episode.chapters == null ? tag.url("url") : episode.chapters;
            case "soundbite" -> episode.soundbite(soundbite(tag));
            case "season" -> episode.season.offer(0, Numbers.small(tag.text()));
            case "episode" -> episode.number.offer(0, Numbers.small(tag.text()));
            case "source" -> alternate(tag, tag.parent(), episode);
            default -> {}
        }
    }

    private static void block(Tag tag, PodcastDraft podcast) {
        var answer = Answer.of(tag.text());
        if (answer != null) podcast.block(new BlockRule(tag.word("id"), answer));
    }

    /// `rrule` is RFC 5545's recurrence rule; only how often it recurs matters here.
    private static void updateFrequency(Tag tag, PodcastDraft podcast) {
        podcast.complete |= Answer.isYes(tag.attribute("complete"));
        var rule = tag.attribute("rrule");
        if (rule == null || rule.length() > 500) return;
        Duration unit = null;
        long interval = 1;
        for (var part : rule.toUpperCase(Locale.ROOT).split(";", 20)) {
            if (part.startsWith("FREQ=")) unit = RHYTHMS.get(part.substring(5).strip());
            var every = part.startsWith("INTERVAL=") ? Numbers.small(part.substring(9)) : null;
            if (every != null && every > 0) interval = every;
        }
        if (unit != null) podcast.rhythm = unit.multipliedBy(interval);
    }

    private static @Nullable Person person(Tag tag) {
        var name = Names.of(tag.text());
        if (name == null) return null;
        var role = PodcastDraft.text(tag.word("role"));
        var group = PodcastDraft.text(tag.word("group"));
        return new Person(name, role == null ? "host" : role, group == null ? "cast" : group, tag.url("href"));
    }

    private static @Nullable Remark remark(Tag tag) {
        var text = PodcastDraft.text(tag.text());
        return text == null ? null : new Remark(PodcastDraft.text(tag.word("purpose")), text);
    }

    private static void transcript(Tag tag, EpisodeDraft episode) {
        var url = tag.url("url");
        if (url == null) return;
        var language = PodcastDraft.text(tag.attribute("language"));
        episode.transcript(new TranscriptLink(url, MediaType.of(tag.attribute("type")), language, tag.word("rel")));
    }

    private static @Nullable Soundbite soundbite(Tag tag) {
        var start = Numbers.seconds(tag.attribute("starttime"));
        var length = Numbers.seconds(tag.attribute("duration"));
        if (start == null || length == null || !length.isPositive()) return null;
        return new Soundbite(start, length, PodcastDraft.text(tag.text()));
    }

    /// The same recording elsewhere or in another form: better than none.
    private static void alternate(Tag source, @Nullable Tag around, EpisodeDraft episode) {
        if (around == null) return;
        episode.enclosure(9, source.url("uri"), around.attribute("type"), Numbers.size(around.attribute("length")));
    }

    /// `<podcast:images srcset="url 1500w, url 600w">`, the older form.
    private static @Nullable URI firstOf(Tag tag) {
        var set = tag.attribute("srcset");
        return set == null ? null : FeedUrl.resolve(tag.base(), set.strip().split("[\\s,]+", 2)[0]);
    }

    private static @Nullable String word(String text) {
        var plain = PodcastDraft.text(text);
        return plain == null ? null : plain.toLowerCase(Locale.ROOT);
    }
}
