package io.podbrief.web.pages;

import io.podbrief.pipeline.Enrolment;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.web.ReaderSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a reader wants to hear about, and when.
@RestController
public final class PreferencesPage {
    private final Renderer renderer;
    private final ReaderSession sessions;
    private final SubscriberStore subscribers;
    private final Enrolment enrolment;

    PreferencesPage(Renderer renderer, ReaderSession sessions, SubscriberStore subscribers, Enrolment enrolment) {
        this.renderer = renderer;
        this.sessions = sessions;
        this.subscribers = subscribers;
        this.enrolment = enrolment;
    }

    /// A reader's choices.
    ///
    /// @param interests one a line
    /// @param hour `07:00`
    /// @param message what was just done, or was wrong; empty at first
    public record Model(
            Frame frame,
            String address,
            String interests,
            String hour,
            String zone,
            List<String> zones,
            String message) {}

    @GetMapping("/preferences")
    ResponseEntity<String> show(HttpServletRequest request) {
        var reader = sessions.reader(request);
        return reader.isEmpty() ? toSignIn() : page(HttpStatus.OK, reader.get(), "");
    }

    @PostMapping("/preferences")
    ResponseEntity<String> save(
            @RequestParam(defaultValue = "") String interests,
            @RequestParam(defaultValue = "") String hour,
            @RequestParam(defaultValue = "") String zone,
            @RequestParam(defaultValue = "") String back,
            HttpServletRequest request) {
        var session = sessions.reader(request);
        if (session.isEmpty()) return toSignIn();
        var reader = session.get();
        try {
            var time = hour.isBlank() ? reader.hour() : LocalTime.parse(hour);
            var place = zone.isBlank() ? reader.zone() : ZoneId.of(zone);
            enrolment.choose(reader, place, time, lines(interests));
        } catch (DateTimeException _) {
            return page(
                    HttpStatus.BAD_REQUEST,
                    reader,
                    "The hour must look like 07:00 and the zone like Europe/Berlin. Nothing was changed.");
        }
        if (back.equals("brief"))
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/brief"))
                    .build();
        return page(HttpStatus.OK, subscribers.find(reader.id()).orElseThrow(), "Saved. The next brief follows it.");
    }

    private static List<String> lines(String interests) {
        return new ArrayList<>(List.of(interests.split("[\\r\\n]+")));
    }

    @PostMapping("/sign-out")
    ResponseEntity<String> signOut(HttpServletResponse response) {
        sessions.close(response);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/"))
                .build();
    }

    private static ResponseEntity<String> toSignIn() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/sign-in"))
                .build();
    }

    private ResponseEntity<String> page(HttpStatus status, Subscriber reader, String message) {
        var zones = ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*|UTC"))
                .collect(Collectors.toCollection(TreeSet::new));
        zones.add(reader.zone().getId());
        var wordings = subscribers.interests(reader.id()).stream()
                .map(interest -> interest.wording())
                .collect(Collectors.joining("\n"));
        var model = new Model(
                renderer.frame("Preferences", true),
                reader.address(),
                wordings,
                reader.hour().toString(),
                reader.zone().getId(),
                List.copyOf(zones),
                message);
        return renderer.page(status, "preferences", model);
    }
}
