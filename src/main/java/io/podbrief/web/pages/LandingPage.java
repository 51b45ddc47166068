package io.podbrief.web.pages;

import io.podbrief.brief.Wording;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.insight.InsightStore;
import io.podbrief.pipeline.Frontline;
import io.podbrief.web.ReaderSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The first page: what this is, one real insight, the field for an address.
@RestController
public final class LandingPage {
    private final Renderer renderer;
    private final ReaderSession sessions;
    private final Frontline frontline;
    private final EpisodeStore episodes;
    private final InsightStore insights;
    private final Clock clock;

    LandingPage(
            Renderer renderer,
            ReaderSession sessions,
            Frontline frontline,
            EpisodeStore episodes,
            InsightStore insights,
            Clock clock) {
        this.renderer = renderer;
        this.sessions = sessions;
        this.frontline = frontline;
        this.episodes = episodes;
        this.insights = insights;
        this.clock = clock;
    }

    /// The first page.
    ///
    /// @param specimen the insight shown; `null` while there is none
    /// @param more further ones of today
    /// @param counts what was read lately; empty while nothing was
    public record Model(Frame frame, @Nullable InsightView specimen, List<InsightView> more, String counts) {}

    @GetMapping("/")
    ResponseEntity<String> show(HttpServletRequest request) {
        var five = renderer.views(frontline.five());
        int read = episodes.readySince(clock.instant().minus(Duration.ofDays(7)));
        var counts = read == 0
                ? ""
                : Wording.counted(read, "episode") + " read in the last seven days, "
                        + Wording.counted(insights.count(), "insight") + " kept";
        var frame = renderer.frame(
                        renderer.frame("", false).site().name() + ": five things worth knowing from podcasts, daily",
                        sessions.reader(request).isPresent())
                .described(
                        "The few claims worth knowing out of new podcast episodes, each with the words really spoken, five a day by mail.")
                .at("/")
                .widened();
        var specimen = five.isEmpty() ? null : five.getFirst();
        return renderer.page(
                "landing",
                new Model(frame, specimen, five.isEmpty() ? List.of() : five.subList(1, five.size()), counts));
    }
}
