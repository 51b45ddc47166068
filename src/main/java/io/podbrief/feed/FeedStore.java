package io.podbrief.feed;

import static java.time.ZoneOffset.UTC;

import io.podbrief.platform.Json;
import io.podbrief.platform.http.Validators;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/// The tables `podcast` and `feed`.
@Component
public final class FeedStore {
    private static final String SELECT = """
            select f.id, f.podcast_id, f.url, p.title, f.state, f.reason, f.etag, f.last_modified, f.body_hash, f.failures,
                   f.failing_since, f.read_at, f.next_poll_at
              from feed f join podcast p on p.id = f.podcast_id
            """;

    private static final TypeReference<PollHints> HINTS = new TypeReference<>() {};

    private final JdbcClient db;
    private final Clock clock;

    public FeedStore(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /// The feed of an address, due at once if it is new.
    ///
    /// @param added whether it was not known before
    public record Added(Feed feed, boolean added) {}

    /// Takes note of a feed; a known one stays as it is.
    public Added add(URI url) {
        var known = find(url);
        if (known.isPresent()) return new Added(known.get(), false);
        long podcast = db.sql("insert into podcast (created_at) values (:now) returning id")
                .param("now", now())
                .query(Long.class)
                .single();
        db.sql("insert into feed (podcast_id, url, next_poll_at, created_at) values (:podcast, :url, :now, :now)")
                .param("podcast", podcast)
                .param("url", url.toString())
                .param("now", now())
                .update();
        return new Added(find(url).orElseThrow(), true);
    }

    public Optional<Feed> find(URI url) {
        return db.sql(SELECT + "where f.url = :url")
                .param("url", url.toString())
                .query(FeedStore::row)
                .optional();
    }

    public Optional<Feed> find(Feed.Id id) {
        return db.sql(SELECT + "where f.id = :id")
                .param("id", id.value())
                .query(FeedStore::row)
                .optional();
    }

    /// Every feed, by title.
    public List<Feed> all() {
        return db.sql(SELECT + "order by lower(coalesce(p.title, f.url)), f.id")
                .query(FeedStore::row)
                .list();
    }

    /// Feeds to ask now, taken for the time of the lease so that nobody else asks them; the longest waiting first.
    public List<Feed> claimDue(int limit, Duration lease) {
        var ids = db.sql("""
                update feed set lease_until = now() + make_interval(secs => :lease)
                 where id in (select id from feed
                               where next_poll_at <= :now and (lease_until is null or lease_until <= now())
                               order by next_poll_at, id limit :limit for update skip locked)
                returning id
                """)
                .param("lease", lease.toSeconds())
                .param("now", now())
                .param("limit", limit)
                .query(Long.class)
                .list();
        if (ids.isEmpty()) return List.of();
        return db.sql(SELECT + "where f.id in (:ids) order by f.next_poll_at, f.id")
                .param("ids", ids)
                .query(FeedStore::row)
                .list();
    }

    /// Forgets a feed that never had an episode, and its show.
    public void remove(Feed.Id feed) {
        var podcast = db.sql(
                        "delete from feed where id = :id and not exists (select from episode e where e.podcast_id = feed.podcast_id) returning podcast_id")
                .param("id", feed.value())
                .query(Long.class)
                .optional();
        podcast.ifPresent(id ->
                db.sql("delete from podcast where id = :id").param("id", id).update());
    }

    /// Makes feeds due now.
    ///
    /// @return how many
    public int makeDue(List<Feed.Id> ids) {
        if (ids.isEmpty()) return 0;
        return db.sql("update feed set next_poll_at = :now where id in (:ids) and state <> 'gone'")
                .param("now", now())
                .param("ids", ids.stream().map(Feed.Id::value).toList())
                .update();
    }

    /// What a poll changes of a feed.
    ///
    /// @param bodyHash of the body that was read; `null` keeps the last
    /// @param history what the schedule knows from now on, but for the episodes' dates
    /// @param readAt when a body was read in this poll; `null` keeps the last
    /// @param nextPollAt `null` for never again
    record Polled(
            String state,
            @Nullable String reason,
            Validators validators,
            @Nullable String bodyHash,
            FeedHistory history,
            @Nullable Instant readAt,
            @Nullable Instant nextPollAt) {}

    /// Writes what a poll brought and gives the lease back.
    void settle(Feed.Id feed, Polled polled) {
        db.sql("""
                update feed
                   set state = :state, reason = :reason, etag = :etag, last_modified = :lastModified, body_hash = coalesce(:hash, body_hash),
                       failures = :failures, failing_since = :failingSince, read_at = coalesce(:readAt, read_at), next_poll_at = :next,
                       hints = cast(:hints as jsonb), complete = :complete, lease_until = null
                 where id = :id
                """)
                .param("state", polled.state())
                .param("reason", polled.reason())
                .param("etag", polled.validators().etag())
                .param("lastModified", polled.validators().lastModified())
                .param("hash", polled.bodyHash())
                .param("failures", polled.history().failures())
                .param("failingSince", time(polled.history().failingSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("hints", Json.write(polled.history().hints()))
                .param("complete", polled.history().complete())
                .param("readAt", time(polled.readAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("next", time(polled.nextPollAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", feed.value())
                .update();
    }

    /// What is known of a feed's past: its last failures, what it says of itself, and when its newest episodes
    /// came out.
    FeedHistory history(Feed.Id feed) {
        var published = db.sql("""
                select e.published_at from episode e join feed f on f.podcast_id = e.podcast_id
                 where f.id = :id order by e.published_at desc limit 20
                """)
                .param("id", feed.value())
                .query((row, _) ->
                        row.getObject("published_at", OffsetDateTime.class).toInstant())
                .list();
        return db.sql("select failures, failing_since, hints, complete from feed where id = :id")
                .param("id", feed.value())
                .query((row, _) -> {
                    var hints = row.getString("hints");
                    return new FeedHistory(
                            row.getInt("failures"),
                            instant(row, "failing_since"),
                            published,
                            hints == null ? PollHints.NONE : Json.read(hints, HINTS),
                            row.getBoolean("complete"));
                })
                .single();
    }

    /// The permanent redirect that a feed's server has shown so far; `null` for none.
    @Nullable
    FeedMove move(Feed.Id feed) {
        return db.sql("select moved_to, moved_sightings, moved_first from feed where id = :id and moved_to is not null")
                .param("id", feed.value())
                .query((row, _) -> new FeedMove(
                        URI.create(row.getString("moved_to")),
                        row.getInt("moved_sightings"),
                        row.getObject("moved_first", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(null);
    }

    /// Takes note of a permanent redirect.
    void sighted(Feed.Id feed, FeedMove move) {
        db.sql("update feed set moved_to = :to, moved_sightings = :sightings, moved_first = :first where id = :id")
                .param("to", move.to().toString())
                .param("sightings", move.sightings())
                .param("first", move.first().atOffset(UTC))
                .param("id", feed.value())
                .update();
    }

    /// Moves a feed to another address, unless that one is followed already.
    ///
    /// @return whether it moved
    public boolean move(Feed.Id feed, URI to) {
        return db.sql("update feed set url = :url where id = :id and not exists (select from feed where url = :url)")
                        .param("url", to.toString())
                        .param("id", feed.value())
                        .update()
                == 1;
    }

    /// Writes what a feed says about its show.
    public void describe(long podcast, PodcastDescription says) {
        db.sql("""
                update podcast
                   set guid = :guid, title = :title, author = :author, description = :description, link = :link, language = :language,
                       image = :image, hidden = :hidden
                 where id = :id
                """)
                .param("guid", says.guid())
                .param("title", says.title())
                .param("author", says.author())
                .param("description", says.description())
                .param("link", text(says.link()))
                .param("language", says.language())
                .param("image", text(says.image()))
                .param("hidden", says.itunesBlock())
                .param("id", podcast)
                .update();
    }

    /// A show as its page tells of it.
    ///
    /// @param feed address of its feed
    public record Show(
            long id,
            @Nullable String title,
            @Nullable String author,
            @Nullable String description,
            @Nullable String link,
            URI feed,
            boolean hidden) {}

    public Optional<Show> show(long podcast) {
        return db.sql("""
                select p.id, p.title, p.author, p.description, p.link, p.hidden, f.url
                  from podcast p join feed f on f.podcast_id = p.id where p.id = :id order by f.id limit 1
                """)
                .param("id", podcast)
                .query((row, _) -> new Show(
                        row.getLong("id"),
                        row.getString("title"),
                        row.getString("author"),
                        row.getString("description"),
                        row.getString("link"),
                        URI.create(row.getString("url")),
                        row.getBoolean("hidden")))
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant time) {
        return time == null ? null : time.atOffset(UTC);
    }

    private static @Nullable String text(@Nullable URI uri) {
        return uri == null ? null : uri.toString();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static Feed row(ResultSet row, int number) throws SQLException {
        return new Feed(
                new Feed.Id(row.getLong("id")),
                row.getLong("podcast_id"),
                URI.create(row.getString("url")),
                row.getString("title"),
                row.getString("state"),
                row.getString("reason"),
                new Validators(row.getString("etag"), row.getString("last_modified")),
                row.getString("body_hash"),
                row.getInt("failures"),
                instant(row, "failing_since"),
                instant(row, "read_at"),
                instant(row, "next_poll_at"));
    }
}
