package io.podbrief.feed.namespace;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// JSON Feed 1.1 and 1.0 (jsonfeed.org). Read item by item, so that a body that breaks off keeps its complete
/// episodes.
public final class JsonFeed {
    private static final int MOST_DEPTH = 64;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS) // we read one item of many
            .build();

    /// How reading a body went.
    public enum Outcome {
        WHOLE,
        /// The complete episodes are in the draft.
        TRUNCATED,
        /// It is no JSON, or not a feed.
        OTHER,
        TOO_DEEP
    }

    private final FeedDraft draft;
    private final URI base;
    private final Map<String, JsonNode> fields = new HashMap<>();
    private boolean hasItems;

    private JsonFeed(FeedDraft draft, URI base) {
        this.draft = draft;
        this.base = base;
    }

    /// Reads a body.
    ///
    /// @param draft what is found goes there
    /// @param base what relative addresses are relative to
    public static Outcome read(String json, FeedDraft draft, URI base) {
        var feed = new JsonFeed(draft, base);
        boolean whole = true;
        try (var parser = JSON.createParser(json)) {
            feed.object(parser);
        } catch (StreamConstraintsException _) {
            return Outcome.TOO_DEEP;
        } catch (JacksonException _) {
            whole = false;
        }
        if (!feed.isFeed()) return Outcome.OTHER;
        feed.podcast();
        return whole ? Outcome.WHOLE : Outcome.TRUNCATED;
    }

    private void object(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) return;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME && !draft.full()) {
            var name = parser.currentName();
            var value = parser.nextToken();
            if (name.equals("items") && value == JsonToken.START_ARRAY) items(parser);
            else fields.putIfAbsent(name, JSON.readTree(parser));
        }
    }

    private void items(JsonParser parser) {
        hasItems = true;
        while (parser.nextToken() != JsonToken.END_ARRAY && !draft.full()) {
            JsonNode item = JSON.readTree(parser);
            if (item.isObject()) draft.add(episode(item));
        }
    }

    private boolean isFeed() {
        var version = text(field("version"));
        if (version != null && version.contains("jsonfeed.org")) return true;
        return hasItems && (fields.containsKey("title") || fields.containsKey("home_page_url"));
    }

    private JsonNode field(String name) {
        return fields.getOrDefault(name, MissingNode.getInstance());
    }

    private void podcast() {
        var podcast = draft.podcast();
        podcast.title(0, orEmpty(field("title")));
        podcast.description(0, orEmpty(field("description")), base);
        podcast.language(0, orEmpty(field("language")));
        podcast.author(0, orEmpty(field("authors").path(0).path("name")));
        podcast.author(1, orEmpty(field("author").path("name")));
        podcast.link.offer(0, url(field("home_page_url")));
        podcast.self.offer(0, url(field("feed_url")));
        podcast.image.offer(0, url(field("icon")));
        podcast.image.offer(1, url(field("favicon")));
        podcast.complete = field("expired").asBoolean(false);
        for (var hub : field("hubs")) podcast.hub(url(hub.path("url")));
    }

    private EpisodeDraft episode(JsonNode item) {
        var episode = new EpisodeDraft();
        episode.guid(0, text(item.path("id")));
        episode.title(0, text(item.path("title")));
        episode.notes(0, orEmpty(item.path("content_html")), base);
        episode.notes(1, orEmpty(item.path("content_text")), base);
        episode.notes(2, orEmpty(item.path("summary")), base);
        episode.published(0, text(item.path("date_published")));
        episode.published(1, text(item.path("date_modified")));
        episode.link.offer(0, url(item.path("url")));
        episode.link.offer(1, url(item.path("external_url")));
        for (var attachment : item.path("attachments")) attachment(attachment, episode);
        return episode;
    }

    private void attachment(JsonNode attachment, EpisodeDraft episode) {
        var size = Numbers.size(text(attachment.path("size_in_bytes")));
        episode.enclosure(0, url(attachment.path("url")), text(attachment.path("mime_type")), size);
        var seconds = Playtime.parse(text(attachment.path("duration_in_seconds")));
        episode.duration.offer(0, seconds);
    }

    private @Nullable URI url(JsonNode node) {
        return FeedUrl.resolve(base, text(node));
    }

    private static String orEmpty(JsonNode node) {
        var text = text(node);
        return text == null ? "" : text;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isValueNode() && !node.isNull() ? node.asString() : null;
    }
}
