package io.podbrief.web.pages;

import io.podbrief.brief.Wording;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedStore;
import io.podbrief.insight.Cut;
import io.podbrief.insight.InsightStore;
import io.podbrief.transcript.TranscriptStore;
import io.podbrief.web.ReaderSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Shows and their episodes.
@RestController
public final class ShowPages {
    private static final int INSIGHTS = 60;
    private static final int EPISODES = 50;

    private final Renderer renderer;
    private final ReaderSession sessions;
    private final FeedStore feeds;
    private final EpisodeStore episodes;
    private final InsightStore insights;
    private final TranscriptStore transcripts;

    ShowPages(
            Renderer renderer,
            ReaderSession sessions,
            FeedStore feeds,
            EpisodeStore episodes,
            InsightStore insights,
            TranscriptStore transcripts) {
        this.renderer = renderer;
        this.sessions = sessions;
        this.feeds = feeds;
        this.episodes = episodes;
        this.insights = insights;
        this.transcripts = transcripts;
    }

    public record All(Frame frame, List<Row> rows) {}

    /// A line that leads to a page.
    ///
    /// @param note small words at its end
    public record Row(String path, String name, String note) {}

    public record OneShow(
            Frame frame,
            String title,
            @Nullable String author,
            String description,
            @Nullable String link,
            String feed,
            List<InsightView> insights,
            List<Row> episodes) {}

    public record OneEpisode(
            Frame frame,
            String title,
            Row show,
            String date,
            @Nullable String link,
            String people,
            String state,
            String source,
            List<InsightView> insights,
            List<String> cuts) {}

    @GetMapping("/shows")
    ResponseEntity<String> all(HttpServletRequest request) {
        var rows = feeds.all().stream()
                .map(feed -> new Row(
                        "/show/" + feed.podcast(),
                        Objects.requireNonNullElse(feed.title(), feed.url().toString()),
                        feed.state().equals("ok") ? "" : feed.state()))
                .toList();
        return renderer.page(
                "shows",
                new All(
                        renderer.frame("Shows", sessions.reader(request).isPresent())
                                .at("/shows"),
                        rows));
    }

    @GetMapping("/show/{id}")
    ResponseEntity<String> show(@PathVariable String id, HttpServletRequest request) {
        var found = number(id).flatMap(feeds::show);
        if (found.isEmpty()) return missing("show");
        var show = found.get();
        var title = Objects.requireNonNullElse(show.title(), "An untitled show");
        var rows = episodes.of(show.id(), EPISODES).stream().map(ShowPages::row).toList();
        var frame = renderer.frame(title, sessions.reader(request).isPresent()).at("/show/" + show.id());
        return renderer.page(
                "show",
                new OneShow(
                        frame,
                        title,
                        show.author(),
                        show.description() == null ? "" : Wording.cut(show.description(), 600),
                        show.link(),
                        show.feed().toString(),
                        renderer.views(insights.ofShow(show.id(), INSIGHTS)),
                        rows));
    }

    private static Row row(Episode episode) {
        var note = switch (episode.stage()) {
            case LISTED -> "listed";
            case TRANSCRIPT, INSIGHT, RELATION -> "in work";
            case READY ->
                Wording.day(episode.publishedAt().atZone(ZoneOffset.UTC).toLocalDate());
            case ENDED -> "no insights";
        };
        return new Row("/episode/" + episode.id().value(), episode.name(), note);
    }

    @GetMapping("/episode/{id}")
    ResponseEntity<String> episode(@PathVariable String id, HttpServletRequest request) {
        var found = number(id).flatMap(number -> episodes.find(new Episode.Id(number)));
        if (found.isEmpty()) return missing("episode");
        var episode = found.get();
        var inOrder = insights.of(episode.id()).stream()
                .sorted(java.util.Comparator.comparingInt(
                        sourced -> sourced.insight().quote().start()))
                .toList();
        var people = String.join(
                ", ",
                episode.persons().stream()
                        .map(person -> person.name() + " (" + person.role() + ")")
                        .toList());
        var show = Objects.requireNonNullElse(episode.show(), "An untitled show");
        return renderer.page(
                "episode",
                new OneEpisode(
                        renderer.frame(episode.name(), sessions.reader(request).isPresent())
                                .at("/episode/" + episode.id().value()),
                        episode.name(),
                        new Row("/show/" + episode.podcast(), show, ""),
                        Wording.day(episode.publishedAt().atZone(ZoneOffset.UTC).toLocalDate()),
                        episode.link() == null ? null : episode.link().toString(),
                        people,
                        state(episode, inOrder.size()),
                        transcripts
                                .find(episode.id())
                                .map(transcript -> transcript.source().words())
                                .orElse("none yet"),
                        renderer.views(inOrder),
                        insights.cuts(episode.id()).stream().map(ShowPages::cut).toList()));
    }

    private static String state(Episode episode, int count) {
        return switch (episode.stage()) {
            case LISTED -> "Listed: it is processed when somebody asks for it.";
            case TRANSCRIPT, INSIGHT, RELATION -> "In work.";
            case READY -> count == 0 ? "Read; nothing in it passed the bar." : Wording.counted(count, "insight") + ".";
            case ENDED -> "Nothing could be had from it. " + Objects.requireNonNullElse(episode.reason(), "");
        };
    }

    private static String cut(Cut cut) {
        var from = cut.from();
        var to = cut.to();
        var reason = cut.reason().replace('_', ' ');
        return from == null || to == null ? reason : reason + ", " + Wording.time(from) + " to " + Wording.time(to);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private ResponseEntity<String> missing(String what) {
        return renderer.plain(
                HttpStatus.NOT_FOUND,
                "No such " + what,
                "There is no " + what + " under this address; it may have been mistyped.");
    }
}
