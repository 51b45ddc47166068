package io.podbrief.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A mail before it is rendered.
///
/// @param id names the mail: its Message-ID derives from it, so that every try carries the same
/// @param kind `brief`, `confirm` or `sign_in`
/// @param recipient a plain addr-spec
/// @param subject one line
/// @param text complete by itself: the same items and links as the HTML
/// @param html a whole document that loads nothing from elsewhere
/// @param unsubscribe the one-click address; `null` in mails that are not sent to a list
public record Message(
        UUID id,
        String kind,
        String recipient,
        String subject,
        String text,
        String html,
        @Nullable String unsubscribe) {
    public Message {
        for (var header : new String[] {recipient, subject, unsubscribe == null ? "" : unsubscribe}) {
            if (header.chars().anyMatch(c -> c < 32 || c == 127))
                throw new IllegalArgumentException("a control character in a header of mail " + id);
        }
        if (recipient.chars().anyMatch(c -> c > 126))
            throw new IllegalArgumentException("a recipient outside ASCII in mail " + id);
    }
}
