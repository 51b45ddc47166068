package io.podbrief.feed.namespace;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One element of a feed: what it is called, where it stands, its attributes, and, once it has ended, its text.
public final class Tag {
    private final String name;
    private final @Nullable Tag parent;
    private final List<String> attributes;
    private final URI base;
    private String text = "";

    /// @param name lower case, without prefix
    /// @param parent the element around it that was not skipped; `null` for the outermost
    /// @param attributes names (lower case, without prefix) and values in turn, in the feed's order
    /// @param base what relative addresses in it are relative to
    public Tag(String name, @Nullable Tag parent, List<String> attributes, URI base) {
        this.name = name;
        this.parent = parent;
        this.attributes = attributes;
        this.base = base;
    }

    /// Its name in lower case, without prefix.
    public String name() {
        return name;
    }

    /// The base of relative addresses in it.
    public URI base() {
        return base;
    }

    /// Sets the text, when the element ends.
    public void endsWith(String itsText) {
        text = itsText;
    }

    /// Its whole text as written, character references decoded; empty until it has ended.
    String text() {
        return text;
    }

    /// The name of the element around it; empty for the outermost.
    String parentName() {
        return parent == null ? "" : parent.name;
    }

    @Nullable
    Tag parent() {
        return parent;
    }

    /// An attribute without white space at its ends; `null` when missing or blank.
    ///
    /// @param wanted lower case
    @Nullable
    String attribute(String wanted) {
        for (int at = 0; at < attributes.size(); at += 2) {
            if (!attributes.get(at).equals(wanted)) continue;
            var value = attributes.get(at + 1).strip();
            return value.isEmpty() ? null : value;
        }
        return null;
    }

    /// The same in lower case, for values that are words of a vocabulary.
    @Nullable
    String word(String wanted) {
        var value = attribute(wanted);
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }

    /// The address in an attribute; `null` when there is none that can be fetched.
    @Nullable
    URI url(String wanted) {
        return FeedUrl.resolve(base, attribute(wanted));
    }

    /// The address that is its text.
    @Nullable
    URI url() {
        return FeedUrl.resolve(base, text);
    }

    /// Whether its text says yes, in one of the words feeds have for it.
    boolean saysYes() {
        return Answer.isYes(text);
    }
}
