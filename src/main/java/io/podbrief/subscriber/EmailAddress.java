package io.podbrief.subscriber;

import io.podbrief.platform.Failure;
import java.util.Locale;
import java.util.regex.Pattern;

/// A mail address in plain addr-spec form: one `@`, a dot-atom before it, a host name after it, ASCII only.
///
/// Quoted names, comments, routes and literals are refused before any mail library sees them: its parser takes
/// forms that reach other mailboxes than they seem to (RELIABILITY M8).
public record EmailAddress(String value) {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")+");

    public EmailAddress {
        if (!isPlain(value)) throw new IllegalArgumentException("not a plain mail address");
    }

    /// Reads what a person typed; white space around it is dropped, case is kept.
    ///
    /// @throws Failure.Permanent `signup.invalid_address` with the reason in words
    public static EmailAddress parse(String typed) {
        var value = typed.strip();
        if (isPlain(value)) return new EmailAddress(value);
        throw new Failure.Permanent("signup.invalid_address", reason(value));
    }

    private static boolean isPlain(String value) {
        return value.length() <= LONGEST
                && value.indexOf('@') <= LONGEST_LOCAL
                && FORM.matcher(value).matches()
                && !value.matches(".*\\.[0-9]+");
    }

    private static String reason(String value) {
        if (value.isEmpty()) return "Please enter a mail address, such as name@example.org.";
        if (value.length() > LONGEST)
            return "That mail address is longer than the 254 characters that mail allows: please check it.";
        if (value.chars().filter(c -> c == '@').count() != 1)
            return "A mail address has exactly one @, as in name@example.org: please check it.";
        if (value.chars().anyMatch(c -> c > 126 || c < 33)) {
            return "That mail address holds characters that we cannot send to yet: please use one of plain letters, digits and signs.";
        }
        return "That does not look like a mail address, such as name@example.org: please check it.";
    }

    /// What two spellings of one mailbox share, as far as can be told: the lower-cased address.
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }
}
