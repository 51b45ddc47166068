package io.podbrief.feed;

/// The attributes of one element, in the order of the document; namespace declarations are not among them.
interface XmlAttributes {
    int count();

    /// The prefix of an attribute's name; empty for none.
    String prefix(int at);

    /// Its name without prefix, as written.
    String name(int at);

    String value(int at);
}
