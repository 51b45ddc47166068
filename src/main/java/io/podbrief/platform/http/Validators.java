package io.podbrief.platform.http;

import org.jspecify.annotations.Nullable;

/// What a server gave us to ask "has it changed?" with. Byte for byte as received (each `char` is one byte),
/// quotes and `W/` included, because some servers compare it as text; so store it and give it back untouched.
///
/// @param etag `null` when the server gives none
/// @param lastModified `null` when the server gives none
public record Validators(@Nullable String etag, @Nullable String lastModified) {
    /// Nothing known: the request is unconditional.
    public static final Validators NONE = new Validators(null, null);

    public Validators {
        if ((etag != null && !isSafe(etag)) || (lastModified != null && !isSafe(lastModified))) {
            throw new IllegalArgumentException("a validator with control characters");
        }
    }

    /// Whether there is nothing to ask with.
    public boolean isEmpty() {
        return etag == null && lastModified == null;
    }

    /// These, and what they lack from `older`.
    Validators or(Validators older) {
        return new Validators(
                etag == null ? older.etag : etag, lastModified == null ? older.lastModified : lastModified);
    }

    /// Whether a value can be sent in a header without ending it early.
    static boolean isSafe(String value) {
        return value.chars().allMatch(c -> (c >= ' ' || c == '\t') && c != 0x7f && c <= 0xff);
    }
}
