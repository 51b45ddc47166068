package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.relation.Relation;
import io.podbrief.relation.Relations;
import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.testing.HashedWords;
import io.podbrief.testing.Library;
import io.podbrief.testing.RunningInstance;
import io.podbrief.testing.Sample;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Thirty days of talk in which claims come back and change, as three readers get them (PRODUCT M3). What is right is
/// worked out from what was planted, not from what the product stored.
class ThirtyDaysTest extends RunningInstance {
    private static final int DAYS = 30;
    private static final int SHOWS = 10;
    private static final int PER_EPISODE = 2;
    private static final int NEWS_FOR = 7; // days that an update may wait for a place
    private static final LocalDate START = LocalDate.parse("2026-05-12");
    private static final String RARE = "pumps"; // so that its followers get fewer than five, and hear of more voices
    private static final List<List<String>> INTERESTS =
            List.of(List.of(), List.of("storage", "tariffs"), List.of(RARE));
    private static final List<String> TOPICS = List.of("storage", "tariffs", "cables", "mines", "ports");

    private final Random random = new Random(30);

    /// A claim as it was planted.
    ///
    /// @param changes the claim that it updates; 0 for none
    private record Planted(long id, String topic, int day, long changes, Sample first, Set<Long> shows) {}

    private final Map<Long, Planted> claims = new HashMap<>();
    private final Map<String, Planted> claimOf = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();
    private int insights;
    private int repeats;

    /// What one reader got.
    ///
    /// @param shows for each claim how many shows made it when they were told last
    /// @param due updates of what they had been told, by the day that they were planted
    private record Reader(Subscriber.Id id, Map<Long, Integer> shows, Map<Long, Integer> due, Set<Long> undelivered) {
        boolean isTold(long claim) {
            return shows.containsKey(claim);
        }
    }

    private static final class Figures {
        int items;
        int repeats;
        int due;
        int delivered;
        int wrongKind;
        int superseded;
        final Map<String, Integer> kinds = new java.util.TreeMap<>();
    }

    @Test
    void tell_nothing_twice_and_every_change() {
        startOver();
        var readers = INTERESTS.stream().map(this::reader).toList();
        var figures = new Figures();
        for (int day = 0; day < DAYS; day++) {
            plant(day, readers);
            CLOCK.set(at(day, 7));
            bean(MorningRun.class).runDue();
            for (var reader : readers) judge(reader, day, figures);
            if (day % 9 == 4) lose(readers.getLast(), day);
        }
        System.out.printf(
                Locale.ROOT,
                "%d days, %d insights, %d planted repeats: %d items %s; repeats %d; updates %d of %d told as such; wrong kind %d; superseded %d%n",
                DAYS,
                insights,
                repeats,
                figures.items,
                figures.kinds,
                figures.repeats,
                figures.delivered,
                figures.due,
                figures.wrongKind,
                figures.superseded);

        assertThat(figures.items).isGreaterThan(300);
        assertThat(repeats).isGreaterThan(100);
        assertThat(figures.due).isGreaterThan(30);
        assertThat(figures.kinds).containsOnlyKeys("again", "new", "update", "voices");
        assertThat(figures.repeats).isLessThanOrEqualTo(figures.items / 100);
        assertThat(figures.delivered).isGreaterThanOrEqualTo((int) Math.ceil(figures.due * .95));
        assertThat(figures.wrongKind).isZero();
        assertThat(figures.superseded).isZero();
    }

    private static Instant at(int day, int hour) {
        return START.plusDays(day).atTime(hour, 0).toInstant(ZoneOffset.UTC);
    }

    private Reader reader(List<String> interests) {
        var subscribers = new SubscriberStore(db(), CLOCK, new HashedWords());
        var id = subscribers
                .findOrCreate(
                        new EmailAddress("reader" + String.join("", interests) + "@example.org"),
                        ZoneOffset.UTC,
                        LocalTime.of(7, 0))
                .id();
        subscribers.setInterests(id, interests);
        subscribers.activate(id, at(0, 7));
        return new Reader(id, new HashMap<>(), new HashMap<>(), new HashSet<>());
    }

    /// A day's episodes: one of each show, ready at five. One insight in four says what another show said in the last
    /// six days, one in twelve changes what was said in the last twenty, more often than not to one of the readers.
    private void plant(int day, List<Reader> readers) {
        CLOCK.set(at(day, 5));
        var library = new Library(db(), CLOCK);
        for (long show = 1; show <= SHOWS; show++) {
            for (int i = 0; i < PER_EPISODE; i++) {
                int kind = random.nextInt(12);
                if (kind == 0) change(library, show, day, readers);
                else if (kind < 4) repeat(library, show, day);
                else add(library, show, day, topic(), 0);
            }
        }
    }

    private String topic() {
        return random.nextInt(16) == 0 ? RARE : TOPICS.get(random.nextInt(TOPICS.size()));
    }

    private Sample sample(long show, int day, String topic) {
        int number = ++insights;
        var text = topic + " thing" + letters(number) + " costs value" + letters(number * 7);
        return Sample.of(number)
                .saying(text)
                .from(show, show * 1000 + day)
                .worth(random.nextDouble() * 4)
                .published(at(day, 3));
    }

    private static String letters(int number) {
        return Integer.toString(number, 26)
                .chars()
                .collect(
                        StringBuilder::new,
                        (text, c) -> text.append((char) ('a' + Character.digit(c, 26))),
                        StringBuilder::append)
                .toString();
    }

    private Planted add(Library library, long show, int day, String topic, long changes) {
        var sample = sample(show, day, topic);
        long id = library.add(sample, at(day, 5));
        var planted = new Planted(id, topic, day, changes, sample, new HashSet<>(Set.of(show)));
        claims.put(id, planted);
        claimOf.put(sample.id(), planted);
        return planted;
    }

    private void repeat(Library library, long show, int day) {
        var recent = claims.values().stream()
                .filter(claim -> claim.day() < day && claim.day() >= day - 6 && !changed.contains(claim.id()))
                .filter(claim -> claim.id() % 5 == 0 || claim.topic().equals(RARE)) // stories that many tell
                .sorted(java.util.Comparator.comparing(Planted::id))
                .toList();
        if (recent.isEmpty()) return;
        var claim = recent.get(random.nextInt(recent.size()));
        var sample = sample(show, day, claim.topic());
        library.add(sample, at(day, 5), claim.id());
        claimOf.put(sample.id(), claim);
        claim.shows().add(show);
        repeats++;
    }

    private void change(Library library, long show, int day, List<Reader> readers) {
        boolean told = random.nextInt(3) > 0;
        var reader = readers.get(random.nextInt(readers.size()));
        var before = claims.values().stream()
                .filter(claim -> claim.day() < day - 1 && claim.day() >= day - 20 && !changed.contains(claim.id()))
                .filter(claim -> !told || reader.isTold(claim.id()))
                .filter(claim -> readers.stream().noneMatch(one -> one.due().containsKey(claim.id())))
                .sorted(java.util.Comparator.comparing(Planted::id))
                .toList();
        if (before.isEmpty()) return;
        var old = before.get(random.nextInt(before.size()));
        var now = add(library, show, day, old.topic(), old.id());
        changed.add(old.id());
        bean(Relations.class)
                .type(
                        List.of(now.first().sourced()),
                        List.of(),
                        List.of(Library.relation(
                                now.first(), Relation.Type.UPDATES, old.first(), "was one, now another")));
        for (var one : readers)
            if (one.isTold(old.id()) && !one.undelivered().contains(old.id()))
                one.due().put(now.id(), day);
    }

    /// The day's mail of a reader is refused.
    private void lose(Reader reader, int day) {
        db().sql("update outbox set state = 'failed' where subscriber_id = :reader and created_at = :at")
                .param("reader", reader.id().value())
                .param("at", at(day, 7).atOffset(ZoneOffset.UTC))
                .update();
        for (var item : items(reader, day)) reader.undelivered().add(claim(item).id());
    }

    private record Item(String insight, String kind) {}

    private List<Item> items(Reader reader, int day) {
        return db().sql("""
                select i.insight_id, i.kind from brief_item i join brief b on b.id = i.brief_id
                 where b.subscriber_id = :reader and b.local_date = :date order by i.position
                """)
                .param("reader", reader.id().value())
                .param("date", START.plusDays(day))
                .query((row, _) -> new Item(row.getString("insight_id"), row.getString("kind")))
                .list();
    }

    private Planted claim(Item item) {
        return Objects.requireNonNull(claimOf.get(item.insight()));
    }

    /// Compares a reader's day with what was planted.
    private void judge(Reader reader, int day, Figures figures) {
        for (var item : items(reader, day)) {
            var claim = claim(item);
            figures.items++;
            figures.kinds.merge(item.kind(), 1, Integer::sum);
            if (changed.contains(claim.id())) figures.superseded++;
            var expected = expected(reader, claim);
            if (expected.equals("repeat")) figures.repeats++;
            else if (!expected.equals(item.kind())) figures.wrongKind++;
            if (item.kind().equals("update") && reader.due().containsKey(claim.id())) {
                reader.due().remove(claim.id());
                figures.due++;
                figures.delivered++;
            }
            if (expected.equals("again")) reader.undelivered().remove(claim.id());
            reader.shows().put(claim.id(), claim.shows().size());
        }
        var late = new ArrayList<Long>();
        reader.due().forEach((claim, planted) -> {
            if (day - planted >= NEWS_FOR - 1 || day == DAYS - 1) late.add(claim);
        });
        figures.due += late.size();
        late.forEach(reader.due()::remove);
    }

    private String expected(Reader reader, Planted claim) {
        if (reader.undelivered().contains(claim.id())) return "again";
        if (!reader.isTold(claim.id())) {
            boolean update = claim.changes() != 0
                    && reader.isTold(claim.changes())
                    && !reader.undelivered().contains(claim.changes());
            return update ? "update" : "new";
        }
        int more = claim.shows().size() - Objects.requireNonNull(reader.shows().get(claim.id()));
        return more >= 2 ? "voices" : "repeat";
    }
}
