package io.podbrief.web.pages;

import io.podbrief.delivery.Channel;
import io.podbrief.insight.Sourced;
import io.podbrief.platform.SiteSettings;
import io.podbrief.platform.Templates;
import io.podbrief.relation.ClaimStore;
import io.podbrief.relation.Related;
import io.podbrief.relation.Voices;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Turns models into answers, with the frame that every page has.
@Component
public final class Renderer {
    private final Templates templates;
    private final SiteSettings site;
    private final ClaimStore claims;
    private final Clock clock;
    private final boolean mailbox;

    Renderer(Templates templates, SiteSettings site, ClaimStore claims, Channel channel, Clock clock) {
        this.templates = templates;
        this.site = site;
        this.claims = claims;
        this.clock = clock;
        this.mailbox = channel.name().equals("file");
    }

    /// Whether mails are kept on this machine and shown there.
    boolean hasMailbox() {
        return mailbox;
    }

    Frame frame(String title, boolean signedIn) {
        return new Frame(site, title, "", null, false, signedIn, mailbox);
    }

    /// @param template below `html/page`
    ResponseEntity<String> page(String template, Object model) {
        return page(HttpStatus.OK, template, model);
    }

    ResponseEntity<String> page(HttpStatus status, String template, Object model) {
        return ResponseEntity.status(status).contentType(HTML).body(templates.html("page/" + template, model));
    }

    /// A page with a title and one sentence, for what is not there or did not work.
    ResponseEntity<String> plain(HttpStatus status, String title, String sentence) {
        return page(status, "plain", new Plain(frame(title, false), title, sentence));
    }

    public record Plain(Frame frame, String title, String sentence) {}

    private static final MediaType HTML = new MediaType("text", "html", java.nio.charset.StandardCharsets.UTF_8);

    LocalDate today() {
        return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    }

    /// Insights as pages show them, with how many voices make each claim.
    List<InsightView> views(List<Sourced> sourced) {
        var claimOf =
                claims.claimsOf(sourced.stream().map(one -> one.insight().id()).toList());
        var voices = claims.voicesOf(claimOf.values());
        return sourced.stream()
                .map(one -> {
                    var claim = claimOf.get(one.insight().id());
                    return InsightView.of(
                            one,
                            claim == null
                                    ? ""
                                    : voices.getOrDefault(claim, Voices.ONE).line(),
                            today());
                })
                .toList();
    }

    List<InsightView> relatedViews(List<Related> related) {
        return related.stream()
                .map(one -> InsightView.of(one.sourced(), one.voices().line(), today()))
                .toList();
    }
}
