package io.podbrief.feed;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts what one document holds and stops it before it can cost us memory or time. Each limit is far above what
/// any feed needs.
final class XmlGuard {
    /// Characters of one text; the rest is left out.
    static final int MOST_TEXT = 1 << 20;

    private static final int MOST_DEPTH = 64;
    private static final int MOST_ATTRIBUTES = 64;

    /// Namespace declarations in force at one place: every look-up goes through them.
    private static final int MOST_NAMESPACES = 256;

    /// Different names in one document: every reader keeps each of them.
    private static final int MOST_NAMES = 10_000;

    private final Set<String> names = new HashSet<>();
    private final @Nullable String[] recent = new @Nullable String[128];
    private final int[] namespacesAt = new int[MOST_DEPTH + 1];
    private int depth;
    private int namespaces;

    /// An element begins.
    ///
    /// @param declarations namespace declarations on it
    /// @throws Exceeded when that is more than we read
    void enter(String name, int attributes, int declarations) {
        if (++depth > MOST_DEPTH) throw new Exceeded("elements nested more than " + MOST_DEPTH + " deep");
        if (attributes + declarations > MOST_ATTRIBUTES) {
            throw new Exceeded("an element with more than " + MOST_ATTRIBUTES + " attributes");
        }
        namespacesAt[depth] = declarations;
        namespaces += declarations;
        if (namespaces > MOST_NAMESPACES) throw new Exceeded("more than " + MOST_NAMESPACES + " namespaces at once");
        name(name);
    }

    /// A name of any kind: element, attribute, namespace.
    void name(String name) {
        int place =
                (31 * name.length() + (name.isEmpty() ? 0 : name.charAt(0) + 7 * name.charAt(name.length() - 1))) & 127;
        if (Objects.equals(recent[place], name)) return; // most often the very same object: no hashing
        recent[place] = name;
        if (names.add(name) && names.size() > MOST_NAMES) throw new Exceeded("more than " + MOST_NAMES + " names");
    }

    /// The innermost element ends.
    void leave() {
        namespaces -= namespacesAt[depth--];
    }

    /// The document is more than we read. A signal between the readers and [FeedParser], never seen outside.
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /// @param what what there is too much of, to follow "The feed has"
        Exceeded(String what) {
            super(what, null, false, false);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }
}
