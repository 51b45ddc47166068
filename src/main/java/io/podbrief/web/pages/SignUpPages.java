package io.podbrief.web.pages;

import io.podbrief.pipeline.Enrolment;
import io.podbrief.platform.Failure;
import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Purpose;
import io.podbrief.web.ReaderSession;
import io.podbrief.web.SignUpLimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Coming, confirming, signing in and leaving. Opening a link changes nothing, as mail scanners open links: the
/// button does.
@RestController
public final class SignUpPages {
    private final Renderer renderer;
    private final ReaderSession sessions;
    private final Enrolment enrolment;
    private final SignUpLimiter limiter;

    SignUpPages(Renderer renderer, ReaderSession sessions, Enrolment enrolment, SignUpLimiter limiter) {
        this.renderer = renderer;
        this.sessions = sessions;
        this.enrolment = enrolment;
        this.limiter = limiter;
    }

    /// A page with a field for an address.
    ///
    /// @param problem what was wrong with the last try; empty at first
    public record Form(Frame frame, String problem) {}

    /// What anybody sees who gave an address, known or not.
    ///
    /// @param mailbox whether the mail can be read on this machine
    public record Sent(Frame frame, boolean mailbox, boolean local) {}

    /// A page with one button that posts to an address.
    public record Button(Frame frame, String title, String sentence, String action, String label) {}

    @PostMapping("/sign-up")
    ResponseEntity<String> signUp(
            @RequestParam(defaultValue = "") String address,
            @RequestParam(defaultValue = "") String zone,
            HttpServletRequest request) {
        return asked(address, request, email -> enrolment.signUp(email, zone(zone)), "sign-up");
    }

    @GetMapping("/sign-in")
    ResponseEntity<String> signIn() {
        return renderer.page("sign-in", new Form(renderer.frame("Sign in", false), ""));
    }

    @PostMapping("/sign-in")
    ResponseEntity<String> requestSignIn(@RequestParam(defaultValue = "") String address, HttpServletRequest request) {
        return asked(address, request, enrolment::requestSignIn, "sign-in");
    }

    private ResponseEntity<String> asked(
            String address, HttpServletRequest request, java.util.function.Consumer<EmailAddress> ask, String form) {
        EmailAddress email;
        try {
            email = EmailAddress.parse(address);
        } catch (Failure.Permanent e) {
            return renderer.page(
                    HttpStatus.BAD_REQUEST,
                    form,
                    new Form(renderer.frame("Please check the address", false), e.sentence()));
        }
        if (!limiter.allows(request.getRemoteAddr())) {
            var sentence = "Too many sign-ups came from your network in the last hour: please try again later.";
            var page = renderer.page(
                    HttpStatus.TOO_MANY_REQUESTS,
                    form,
                    new Form(renderer.frame("Please try again later", false), sentence));
            return ResponseEntity.status(page.getStatusCode())
                    .headers(page.getHeaders())
                    .header("Retry-After", "3600")
                    .body(page.getBody());
        }
        ask.accept(email);
        return renderer.page(
                "sent",
                new Sent(renderer.frame("Please check your mail", false), renderer.hasMailbox(), Loopback.is(request)));
    }

    private static ZoneId zone(String name) {
        try {
            return name.isBlank() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneId.systemDefault();
        }
    }

    @GetMapping("/confirm/{token}")
    ResponseEntity<String> confirmButton(@PathVariable String token) {
        if (enrolment.holder(Purpose.CONFIRM, token).isEmpty()) return stale();
        return renderer.page(
                "button",
                new Button(
                        renderer.frame("Confirm", false),
                        "One press and you are in",
                        "Your first brief is on the next page.",
                        "/confirm/" + token,
                        "Yes, send me the daily brief"));
    }

    @PostMapping("/confirm/{token}")
    ResponseEntity<String> confirm(@PathVariable String token, HttpServletResponse response) {
        var reader = enrolment.confirm(token);
        if (reader.isEmpty()) return stale();
        sessions.open(response, reader.get());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/brief?welcome"))
                .build();
    }

    @GetMapping("/sign-in/{token}")
    ResponseEntity<String> signInButton(@PathVariable String token) {
        if (enrolment.holder(Purpose.SIGN_IN, token).isEmpty()) return stale();
        return renderer.page(
                "button",
                new Button(
                        renderer.frame("Sign in", false),
                        "Sign in",
                        "The link works once.",
                        "/sign-in/" + token,
                        "Sign in"));
    }

    @PostMapping("/sign-in/{token}")
    ResponseEntity<String> useSignIn(@PathVariable String token, HttpServletResponse response) {
        var reader = enrolment.signIn(token);
        if (reader.isEmpty()) return stale();
        sessions.open(response, reader.get());
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/preferences"))
                .build();
    }

    /// The same page for a link that is wrong, used, too old or somebody else's: nobody can tell which.
    private ResponseEntity<String> stale() {
        return renderer.page(
                HttpStatus.NOT_FOUND, "stale", new Form(renderer.frame("This link is not good any more", false), ""));
    }

    @GetMapping("/u/{token}")
    ResponseEntity<String> unsubscribeButton(@PathVariable String token) {
        if (enrolment.holder(Purpose.UNSUBSCRIBE, token).isEmpty()) return stale();
        return renderer.page(
                "button",
                new Button(
                        renderer.frame("Unsubscribe", false),
                        "No more briefs?",
                        "One press, and no more mail comes from here. Nothing else is asked.",
                        "/u/" + token,
                        "Unsubscribe"));
    }

    @PostMapping("/u/{token}")
    ResponseEntity<String> unsubscribe(@PathVariable String token) {
        if (!enrolment.unsubscribe(token)) return stale();
        return renderer.plain(
                HttpStatus.OK,
                "You will get no more briefs",
                "It holds from now on. If you change your mind, sign up again with the same address.");
    }
}
