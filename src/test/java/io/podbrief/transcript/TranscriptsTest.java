package io.podbrief.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.TranscriptLink;
import io.podbrief.platform.Failure;
import io.podbrief.platform.http.Fetching;
import io.podbrief.platform.http.RawServer;
import io.podbrief.platform.http.SafeHttp;
import io.podbrief.testing.Tables;
import io.podbrief.transcript.Transcripts.Found;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which of an episode's published transcripts is taken, and which is not believed.
final class TranscriptsTest {
    private static final Tables TABLES = Tables.fresh();

    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final RawServer server = RawServer.running(call -> {
        var body = files.get(call.path());
        if (call.path().equals("/busy")) call.send(RawServer.text("503 Busy", "", ""));
        else call.send(RawServer.text(body == null ? "404 Not Found" : "200 OK", "", body == null ? "" : body));
    });
    private final SafeHttp web =
            new SafeHttp(Fetching.settings("allow-private=" + server.place(), "interval=0s"), Clock.systemUTC());
    private final Transcripts transcripts = new Transcripts(web, new EpisodeStore(TABLES.db(), Clock.systemUTC()));
    private long id;

    @BeforeEach
    void anEpisode() {
        TABLES.clear("episode", "podcast");
        id = TABLES.db().sql("""
                with show as (insert into podcast (title, language, created_at) values ('A show', 'en-GB', now()) returning id)
                insert into episode (podcast_id, guid, transcripts, persons, published_at, first_seen_at, backlog, stage)
                select id, 'one', '[]', '[]', now(), now(), false, 'transcript' from show returning id
                """).query(Long.class).single();
    }

    @AfterEach
    void close() throws IOException {
        web.close();
        server.close();
    }

    private Found find(Duration length, TranscriptLink... links) {
        return transcripts.of(new Episode(
                new Episode.Id(id),
                1,
                "A show",
                "one",
                "One",
                null,
                "",
                null,
                length,
                List.of(links),
                List.of(),
                Instant.parse("2026-05-11T04:00:00Z"),
                false,
                Episode.Stage.TRANSCRIPT,
                null,
                null));
    }

    private TranscriptLink link(String path, @Nullable String type, @Nullable String language) {
        return new TranscriptLink(URI.create(server.url(path)), type, language, null);
    }

    /// A WebVTT file of so many minutes with 150 words a minute.
    private static String vtt(String word, int minutes) {
        return "WEBVTT\n\n"
                + IntStream.range(0, minutes)
                        .mapToObj(minute -> "%02d:%02d:00.000 --> %02d:%02d:59.000\n%s\n\n"
                                .formatted(minute / 60, minute % 60, minute / 60, minute % 60, words(word, 150)))
                        .collect(Collectors.joining());
    }

    private static String words(String word, int count) {
        return (word + " ").repeat(count).strip() + ".";
    }

    private static String firstWord(Found found) {
        return switch (found) {
            case Found.Present(var transcript) -> transcript.text().split(" ")[0];
            case Found.Absent(var code, var sentence) -> code + ": " + sentence;
        };
    }

    private List<String> asked() {
        return server.calls().stream().map(RawServer.Call::path).toList();
    }

    @Test
    void does_not_believe_two_minutes_of_words_for_an_hour_of_talk() {
        files.put("/short.vtt", vtt("short", 2));

        assertThat(firstWord(find(Duration.ofHours(1), link("/short.vtt", "text/vtt", null))))
                .startsWith("transcript.unusable: ")
                .contains("transcript.too_short: ", "holds 300 words for 60 minutes of audio");
        assertThat(firstWord(find(Duration.ofMinutes(2), link("/short.vtt", "text/vtt", null))))
                .isEqualTo("short");
    }

    @Test
    void takes_the_next_one_where_the_first_is_too_short() {
        files.put("/short.vtt", vtt("short", 2));
        files.put("/whole.txt", words("whole", 9_000));

        assertThat(firstWord(find(
                        Duration.ofHours(1),
                        link("/short.vtt", "text/vtt", null),
                        link("/whole.txt", "text/plain", null))))
                .isEqualTo("whole");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-US", "EN_gb", ""})
    void prefers_the_podcasts_language_to_a_translation_with_better_times(String language) {
        files.put("/es.vtt", vtt("hola", 60));
        files.put("/en.srt", "1\n00:00:01,000 --> 00:59:00,000\n" + words("hello", 9_000) + "\n");

        var found = find(
                Duration.ofHours(1),
                link("/es.vtt", "text/vtt", "es"),
                link("/en.srt", "application/srt", language.isEmpty() ? null : language));

        assertThat(firstWord(found)).isEqualTo("hello");
        assertThat(asked()).containsExactly("/en.srt");
    }

    @Test
    void takes_a_translation_where_there_is_nothing_else() {
        files.put("/es.vtt", vtt("hola", 60));

        var found = find(Duration.ofHours(1), link("/gone.vtt", "text/vtt", "en"), link("/es.vtt", "text/vtt", "es"));

        assertThat(firstWord(found)).isEqualTo("hola");
        assertThat(found)
                .isInstanceOfSatisfying(
                        Found.Present.class,
                        present -> assertThat(present.transcript().language()).isEqualTo("es"));
    }

    @Test
    void asks_for_formats_with_times_first_by_type_or_by_address() {
        var paths = List.of("/a.txt", "/b.html", "/c", "/d.srt", "/e.vtt");
        var types = Arrays.asList(null, null, "application/x-subrip", null, null);
        var links = IntStream.range(0, paths.size())
                .mapToObj(i -> link(paths.get(i), types.get(i), null))
                .toArray(TranscriptLink[]::new);

        find(Duration.ofHours(1), links); // nothing is there

        assertThat(asked()).containsExactly("/e.vtt", "/c", "/d.srt", "/b.html", "/a.txt");
    }

    @Test
    void comes_back_later_only_where_that_may_help() {
        assertThat(firstWord(find(Duration.ofHours(1), link("/gone.vtt", null, null))))
                .startsWith("transcript.unusable: ");

        var failure = catchThrowableOfType(
                Failure.Retryable.class, () -> find(Duration.ofHours(1), link("/busy", null, null)));
        assertThat(failure.code()).isEqualTo("transcript.unreachable");
    }
}
