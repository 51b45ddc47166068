package io.podbrief.web.pages;

import io.podbrief.brief.Brief;
import io.podbrief.brief.BriefStore;
import io.podbrief.brief.Wording;
import io.podbrief.pipeline.MorningRun;
import io.podbrief.subscriber.Purpose;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.subscriber.Tokens;
import io.podbrief.web.ReaderSession;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A reader's brief of today and of earlier days.
@RestController
public final class BriefPages {
    private static final int ARCHIVE = 60;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final Renderer renderer;
    private final ReaderSession sessions;
    private final MorningRun morning;
    private final BriefStore briefs;
    private final SubscriberStore subscribers;
    private final Tokens tokens;

    BriefPages(
            Renderer renderer,
            ReaderSession sessions,
            MorningRun morning,
            BriefStore briefs,
            SubscriberStore subscribers,
            Tokens tokens) {
        this.renderer = renderer;
        this.sessions = sessions;
        this.morning = morning;
        this.briefs = briefs;
        this.subscribers = subscribers;
        this.tokens = tokens;
    }

    /// A brief on a page.
    public record Model(Frame frame, Heading heading, List<Line> lines, List<Day> archive, List<String> topics) {}

    /// What stands above a brief.
    ///
    /// @param state one sentence on what this brief is: frozen and sent, or a preview
    /// @param sendable whether it can be mailed now
    /// @param welcome whether the reader has just come
    public record Heading(String title, String state, boolean sendable, boolean welcome) {}

    /// An insight in a brief, as it was told.
    public record Line(InsightView insight, Brief.Item item) {
        /// The page of what the reader was told before and this changes; `null` where it changes nothing.
        public @Nullable String told() {
            return item.told().map(id -> "/insight/" + id.value()).orElse(null);
        }
    }

    /// A day of the archive.
    public record Day(LocalDate date, String name, String headline) {}

    @GetMapping("/brief")
    ResponseEntity<String> today(@RequestParam Optional<String> welcome, HttpServletRequest request) {
        var session = sessions.reader(request);
        if (session.isEmpty())
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/sign-in"))
                    .build();
        var reader = session.get();
        var brief = morning.today(reader);
        boolean frozen = brief.isPresent() && briefs.find(brief.get().id()).isPresent();
        var heading = new Heading(
                "Today’s brief", state(reader, brief, frozen), brief.isPresent() && !frozen, welcome.isPresent());
        return page(reader, brief, heading);
    }

    private static String state(Subscriber reader, Optional<Brief> brief, boolean frozen) {
        if (brief.isEmpty())
            return "Nothing new is worth your time yet. A brief comes when something is, at "
                    + HOUR.format(reader.hour()) + ".";
        var scanned = Wording.counted(brief.get().episodesScanned(), "episode") + " scanned. ";
        return scanned
                + (frozen
                        ? "This is the brief as it was mailed."
                        : "As it would look now; it is fixed and mailed at " + HOUR.format(reader.hour()) + ".");
    }

    @PostMapping("/brief/send")
    ResponseEntity<String> send(HttpServletRequest request) {
        sessions.reader(request).ifPresent(morning::sendNow);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/brief"))
                .build();
    }

    @GetMapping("/brief/{date}")
    ResponseEntity<String> day(@PathVariable String date, HttpServletRequest request) {
        var session = sessions.reader(request);
        if (session.isEmpty())
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/sign-in"))
                    .build();
        try {
            var day = LocalDate.parse(date);
            var brief = briefs.find(session.get().id(), day);
            if (brief.isPresent()) return page(session.get(), brief, mailed(day));
        } catch (DateTimeParseException _) {
            // falls through to the same page as a date without a brief
        }
        return renderer.plain(
                HttpStatus.NOT_FOUND,
                "No brief for that day",
                "There was nothing worth sending on that day, or it is not a date.");
    }

    /// A brief by the link in its mail: good for reading it, and for nothing else.
    @GetMapping("/read/{token}")
    ResponseEntity<String> read(@PathVariable String token) {
        var brief = tokens.verify(Purpose.READ, token).flatMap(claimed -> briefs.find(UUID.fromString(claimed.item())));
        var reader = brief.flatMap(found -> subscribers.find(found.reader()));
        if (reader.isEmpty()) {
            return renderer.page(
                    HttpStatus.NOT_FOUND,
                    "stale",
                    new SignUpPages.Form(renderer.frame("This link is not good any more", false), ""));
        }
        var heading = mailed(brief.orElseThrow().date());
        var frame = renderer.frame(heading.title(), false);
        return renderer.page("brief", new Model(frame, heading, lines(brief.orElseThrow()), List.of(), List.of()));
    }

    private static Heading mailed(LocalDate day) {
        return new Heading(Wording.weekday(day), "The brief as it was mailed.", false, false);
    }

    private ResponseEntity<String> page(Subscriber reader, Optional<Brief> brief, Heading heading) {
        var archive = briefs.archive(reader.id(), ARCHIVE).stream()
                .filter(day -> !day.items().isEmpty())
                .map(day -> new Day(
                        day.date(),
                        Wording.weekday(day.date()),
                        day.items().getFirst().headline()))
                .toList();
        var topics = subscribers.interests(reader.id()).stream()
                .map(interest -> interest.wording())
                .toList();
        var lines = brief.map(this::lines).orElse(List.of());
        return renderer.page(
                "brief", new Model(renderer.frame(heading.title(), true), heading, lines, archive, topics));
    }

    private List<Line> lines(Brief brief) {
        var views = renderer.told(brief.items());
        return IntStream.range(0, views.size())
                .mapToObj(i -> new Line(views.get(i), brief.items().get(i)))
                .toList();
    }
}
