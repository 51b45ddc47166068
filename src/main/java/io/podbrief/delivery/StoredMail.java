package io.podbrief.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/// A rendered mail read back, as a mail program would show it.
///
/// @param headers `Name: value`, unfolded and decoded, in their order
/// @param size bytes of the whole mail
public record StoredMail(List<String> headers, String text, String html, int size) {
    /// Reads a mail of ours.
    ///
    /// @param bytes what [Outbox] holds
    public static StoredMail read(byte[] bytes) {
        try {
            var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            var headers = Collections.list(mail.getAllHeaders()).stream()
                    .map(header -> header.getName() + ": " + decoded(header.getValue()))
                    .toList();
            return new StoredMail(headers, part(mail, "text/plain"), part(mail, "text/html"), bytes.length);
        } catch (MessagingException e) {
            throw new IllegalStateException("a stored mail cannot be read", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (java.io.UnsupportedEncodingException _) {
            return value;
        }
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) return String.valueOf(part.getContent());
        if (!(part.getContent() instanceof Multipart parts)) return "";
        for (int i = 0; i < parts.getCount(); i++) {
            var found = part(parts.getBodyPart(i), type);
            if (!found.isEmpty()) return found;
        }
        return "";
    }
}
