package io.podbrief.delivery;

import io.podbrief.platform.SiteSettings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;
import org.springframework.stereotype.Component;

/// Renders a message to the bytes that are sent: multipart/alternative, text first, UTF-8 in quoted-printable.
@Component
final class Mime {
    private final SiteSettings site;
    private final DeliverySettings settings;

    Mime(SiteSettings site, DeliverySettings settings) {
        this.site = site;
        this.settings = settings;
    }

    /// The Message-ID of a mail: the same for every try.
    String messageId(Message message) {
        return "<" + message.kind().charAt(0) + "." + message.id() + "@" + site.host() + ">";
    }

    byte[] render(Message message, Instant date) {
        try {
            var mail = new Identified(messageId(message));
            mail.setFrom(new InternetAddress(from(), site.name(), "UTF-8"));
            mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.recipient(), true));
            mail.setSubject(message.subject(), "UTF-8");
            mail.setSentDate(Date.from(date));
            addListHeaders(mail, message);
            var parts = new MimeMultipart("alternative");
            parts.addBodyPart(part(message.text(), "plain"));
            parts.addBodyPart(part(message.html(), "html"));
            mail.setContent(parts);
            mail.saveChanges();
            var bytes = new ByteArrayOutputStream();
            mail.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException e) {
            throw new IllegalStateException("mail " + message.id() + " cannot be rendered", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String from() {
        return settings.from() == null ? "podbrief@" + site.host() : settings.from();
    }

    private void addListHeaders(MimeMessage mail, Message message) throws MessagingException {
        if (message.unsubscribe() == null) {
            mail.setHeader("Auto-Submitted", "auto-generated");
            return;
        }
        mail.setHeader("List-Unsubscribe", "<" + message.unsubscribe() + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.setHeader("List-Id", "<brief." + site.host() + ">");
        mail.setHeader("List-Help", "<" + site.url("/") + ">");
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, StandardCharsets.UTF_8.name(), subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /// A message whose id is given, not made up.
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
