package io.podbrief.feed.namespace;

import io.podbrief.platform.Markup;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of people and companies out of fields that also hold their mail address, which we do not want to keep:
/// `jo@example.org (Jo Doe)`, `Jo Doe <jo@example.org>`, `Jo Doe jo@example.org`.
final class Names {
    private static final Pattern ADDRESS = Pattern.compile("(?:mailto:)?[^\\s@<>()]{1,64}@[^\\s@<>()]{1,253}");
    private static final Pattern BRACKETS = Pattern.compile("^[\\s(<\\[,;:-]+|[\\s)>\\],;:-]+$|<\\s*>|\\(\\s*\\)");

    private Names() {}

    /// The name in such a field.
    ///
    /// @return plain text; `null` when there is no name beside the address
    static @Nullable String of(@Nullable String written) {
        if (written == null || written.length() > 2_000) return null;
        var text = written.indexOf('@') < 0 ? written : withoutAddress(written);
        var plain = Markup.text(text);
        return plain.isEmpty() ? null : plain;
    }

    private static String withoutAddress(String written) {
        var rest = ADDRESS.matcher(written).replaceAll("");
        if (rest.equals(written)) return written; // a handle, "@jo"
        return BRACKETS.matcher(rest).replaceAll("").replaceFirst("^\\s*\\(", "");
    }
}
