package io.podbrief.delivery.smtp;

import io.podbrief.delivery.Channel;
import io.podbrief.delivery.Receipt;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/// Sends by SMTP. What is left to chance is the gap between the last dot and the answer: a line that drops there
/// leaves the mail uncertain (RFC 1047), and that is what the receipt says.
@Component
@ConditionalOnExpression("'${podbrief.delivery.smtp.host:}' != ''")
final class Smtp implements Channel {
    private final SmtpSettings settings;

    Smtp(SmtpSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "smtp";
    }

    @Override
    public Receipt deliver(byte[] mail, String recipient, Permit permit) {
        var session = Session.getInstance(properties());
        var transport = new Guarded(session, permit);
        try (transport) {
            transport.connect(
                    Objects.requireNonNull(settings.host()), settings.port(), settings.username(), settings.password());
            var message = new MimeMessage(session, new ByteArrayInputStream(mail));
            transport.sendMessage(message, new Address[] {new InternetAddress(recipient, true)});
            return new Receipt.Accepted(transport.lastReply());
        } catch (MessagingException e) {
            return transport.receipt(e);
        }
    }

    private Properties properties() {
        var millis = String.valueOf(settings.timeout().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.socketFactory.class", NoDelay.class.getName());
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.username() != null));
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.starttls.enable", String.valueOf(!settings.isPlain()));
        properties.setProperty("mail.smtp.starttls.required", String.valueOf(!settings.isPlain()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        if (settings.port() == 465) properties.setProperty("mail.smtp.ssl.enable", "true");
        return properties;
    }

    /// A transport that asks for permission right before the final dot, and knows on which side of it a failure
    /// fell.
    private static final class Guarded extends SMTPTransport {
        private final Permit permit;
        private @Nullable RuntimeException permitFailure;
        private boolean refusedPermit;
        private boolean addressed;
        private boolean dotSent;
        private boolean answered;

        Guarded(Session session, Permit permit) {
            super(session, new URLName("smtp", null, -1, null, null, null));
            this.permit = permit;
        }

        @Override
        protected void rcptTo() throws MessagingException {
            addressed = true;
            super.rcptTo();
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            refusedPermit = !mayFinish();
            // On an IOException the library drops the line; on any other it would say QUIT in the middle of
            // the mail.
            if (refusedPermit) throw new IOException("the mail may no longer be sent", permitFailure);
            dotSent = true;
            super.finishData(); // the dot, and its answer: where that is not 250, the code that calls this throws
            answered = true;
        }

        private boolean mayFinish() {
            try {
                return permit.take();
            } catch (RuntimeException e) {
                permitFailure = e;
                return false;
            }
        }

        String lastReply() {
            return String.valueOf(getLastServerResponse()).strip();
        }

        Receipt receipt(MessagingException thrown) {
            if (answered)
                return new Receipt.Accepted(lastReply()); // what failed came later, and the receiver has the mail
            if (permitFailure != null) throw permitFailure;
            if (refusedPermit) return new Receipt.Abandoned();
            int code = getLastReturnCode();
            boolean refused = code >= 400 && code < 600;
            if (dotSent && !refused)
                return new Receipt.Uncertain("the line dropped after the last dot: " + describe(thrown));
            if (!refused) return new Receipt.Deferred(describe(thrown));
            // Before the recipient is named, a refusal is about us: a password, a sender's name, TLS. That can be
            // mended.
            return code >= 500 && addressed ? new Receipt.Refused(lastReply()) : new Receipt.Deferred(lastReply());
        }

        private static String describe(@Nullable Throwable thrown) {
            var text = new StringBuilder();
            for (var cause = thrown; cause != null; cause = cause.getCause()) {
                if (!text.isEmpty()) text.append(": ");
                text.append(cause.getClass().getSimpleName()).append(' ').append(cause.getMessage());
            }
            return text.toString();
        }
    }
}
