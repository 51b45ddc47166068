package io.podbrief.feed.namespace;

/// What a vocabulary wants of an element that begins.
public enum Take {
    /// Nothing: neither the element nor what is in it.
    SKIP,
    /// The elements in it, and its attributes; its text means nothing.
    INSIDE,
    /// Its text and attributes; elements in it mean nothing.
    TEXT,
    /// Its text and whatever markup is in it, as HTML.
    MARKUP,
    /// The same, where the markup is real: a "<" in its text is a character, never a tag.
    XHTML,
    /// It is an episode: everything in it is about that one.
    EPISODE
}
