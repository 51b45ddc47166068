package io.podbrief.feed;

/// Takes in an XML document piece by piece, whoever reads it: [StrictXml] or [LenientXml].
interface XmlSink {
    /// An element begins.
    ///
    /// @param namespace empty for none
    /// @param prefix empty for none
    /// @param name without prefix, as written
    /// @param attributes good until this call returns
    void start(String namespace, String prefix, String name, XmlAttributes attributes);

    /// Text inside the innermost element; one text may come in several pieces.
    void text(char[] chars, int from, int count);

    /// The innermost element ends.
    void end();

    /// Whether the rest need not be read, such as what follows the outermost element.
    boolean full();
}
