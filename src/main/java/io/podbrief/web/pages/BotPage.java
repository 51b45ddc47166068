package io.podbrief.web.pages;

import io.podbrief.web.ReaderSession;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What we fetch and how to stop us, for publishers who find our agent in their logs.
@RestController
public final class BotPage {
    private final Renderer renderer;
    private final ReaderSession sessions;

    BotPage(Renderer renderer, ReaderSession sessions) {
        this.renderer = renderer;
        this.sessions = sessions;
    }

    public record Model(Frame frame) {}

    @GetMapping("/bot")
    ResponseEntity<String> show(HttpServletRequest request) {
        return renderer.page(
                "bot",
                new Model(
                        renderer.frame("What we fetch", sessions.reader(request).isPresent())
                                .at("/bot")));
    }
}
