package io.podbrief.brief;

import io.podbrief.delivery.DeliverySettings;
import io.podbrief.delivery.Message;
import io.podbrief.platform.SiteSettings;
import io.podbrief.platform.Templates;
import io.podbrief.relation.News;
import io.podbrief.subscriber.Purpose;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.Tokens;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The mails that readers get, worded and signed.
@Component
public final class Letters {
    private static final int LONGEST_SUBJECT = 70;

    private final SiteSettings site;
    private final DeliverySettings delivery;
    private final Tokens tokens;
    private final Templates templates;

    public Letters(SiteSettings site, DeliverySettings delivery, Tokens tokens, Templates templates) {
        this.site = site;
        this.delivery = delivery;
        this.tokens = tokens;
        this.templates = templates;
    }

    /// The mail of a brief, which must hold an item.
    public Message brief(Brief brief, Subscriber reader) {
        var unsubscribe = site.url("/u/" + tokens.sign(Purpose.UNSUBSCRIBE, reader.id(), ""));
        var read = site.url(
                "/read/" + tokens.sign(Purpose.READ, reader.id(), brief.id().toString()));
        var mail = new BriefMail(brief, site, read, unsubscribe, delivery.postalAddress());
        return new Message(
                brief.id(),
                "brief",
                reader.address(),
                subject(brief),
                templates.text("mail/brief", mail),
                templates.html("mail/brief", mail),
                unsubscribe);
    }

    /// Date, first headline, whether that is an update, and how many more: it differs from day to day, so that mail
    /// programs do not fold the
    /// briefs together.
    static String subject(Brief brief) {
        boolean changed = brief.items().getFirst().news() instanceof News.Update;
        var start = Wording.shortDay(brief.date()) + " · " + (changed ? "Update: " : "");
        var rest = brief.items().size() > 1 ? " (+" + (brief.items().size() - 1) + ")" : "";
        var headline = brief.items()
                .getFirst()
                .headline()
                .replaceAll("[\\s\\p{Cc}\\p{Cs}]+", " ")
                .strip(); // a header is one line
        return start + Wording.cut(headline, LONGEST_SUBJECT - start.length() - rest.length()) + rest;
    }

    /// Asks whether the address is theirs; holds no word that anybody typed.
    public Message confirm(Subscriber reader) {
        var link = site.url("/confirm/" + tokens.sign(Purpose.CONFIRM, reader.id(), ""));
        return linked("confirm", reader, "Confirm your Podbrief at " + site.host(), new LinkMail(site, link));
    }

    /// Opens the reader's preferences once.
    ///
    /// @param nonce makes the link good for one use
    public Message signIn(Subscriber reader, String nonce) {
        var link = site.url("/sign-in/" + tokens.sign(Purpose.SIGN_IN, reader.id(), nonce));
        return linked("sign_in", reader, "Sign in to " + site.host(), new LinkMail(site, link));
    }

    private Message linked(String kind, Subscriber reader, String subject, LinkMail mail) {
        var template = "mail/" + kind;
        return new Message(
                UUID.randomUUID(),
                kind,
                reader.address(),
                subject,
                templates.text(template, mail),
                templates.html(template, mail),
                null);
    }
}
