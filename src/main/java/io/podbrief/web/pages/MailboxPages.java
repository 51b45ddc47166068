package io.podbrief.web.pages;

import io.podbrief.delivery.Outbox;
import io.podbrief.delivery.StoredMail;
import jakarta.servlet.http.HttpServletRequest;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The mails of an instance without a relay, as their readers would get them. Shown on this machine only.
@RestController
public final class MailboxPages {
    private static final int NEWEST = 100;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-top-navigation-by-user-activation";

    private final Renderer renderer;
    private final Outbox outbox;

    MailboxPages(Renderer renderer, Outbox outbox) {
        this.renderer = renderer;
        this.outbox = outbox;
    }

    public record All(Frame frame, List<Row> rows) {}

    public record Row(String id, String subject, String recipient, String note) {}

    public record One(Frame frame, String id, StoredMail mail, String state) {}

    @GetMapping("/mailbox")
    ResponseEntity<String> all(HttpServletRequest request) {
        if (!open(request)) return closed();
        var rows = outbox.newest(NEWEST).stream()
                .map(entry -> new Row(
                        entry.id().toString(),
                        entry.subject(),
                        entry.recipient(),
                        TIME.format(entry.createdAt().atZone(ZoneId.systemDefault())) + ", " + state(entry)))
                .toList();
        return renderer.page("mailbox", new All(renderer.frame("Mailbox", false), rows));
    }

    @GetMapping("/mailbox/{id}")
    ResponseEntity<String> one(@PathVariable String id, HttpServletRequest request) {
        if (!open(request)) return closed();
        return entry(id)
                .map(entry -> {
                    var mail = StoredMail.read(entry.message());
                    return renderer.page(
                            "mail",
                            new One(renderer.frame(entry.subject(), false).widened(), id, mail, state(entry)));
                })
                .orElseGet(() ->
                        renderer.plain(HttpStatus.NOT_FOUND, "No such mail", "There is no mail under this address."));
    }

    /// The HTML part by itself, under a policy that lets it do nothing.
    @GetMapping("/mailbox/{id}/html")
    ResponseEntity<String> html(@PathVariable String id, HttpServletRequest request) {
        if (!open(request)) return closed();
        return entry(id)
                .map(entry -> ResponseEntity.ok()
                        .contentType(new MediaType("text", "html", java.nio.charset.StandardCharsets.UTF_8))
                        .header("Content-Security-Policy", MAIL_POLICY)
                        .header("X-Frame-Options", "SAMEORIGIN")
                        .body(StoredMail.read(entry.message()).html()))
                .orElseGet(() ->
                        renderer.plain(HttpStatus.NOT_FOUND, "No such mail", "There is no mail under this address."));
    }

    private boolean open(HttpServletRequest request) {
        return renderer.hasMailbox() && Loopback.is(request);
    }

    private ResponseEntity<String> closed() {
        return renderer.plain(
                HttpStatus.NOT_FOUND,
                "No mailbox here",
                "Mails are shown only on the machine that the instance runs on, and only while no SMTP host is set.");
    }

    private Optional<Outbox.Entry> entry(String id) {
        try {
            return outbox.find(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String state(Outbox.Entry entry) {
        var state = entry.state().name().toLowerCase(Locale.ROOT);
        return entry.reason() == null ? state : state + " (" + entry.reason() + ")";
    }
}
