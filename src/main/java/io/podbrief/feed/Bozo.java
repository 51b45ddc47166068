package io.podbrief.feed;

/// What is wrong with a feed that could be read all the same. Shown to people as `bozo(kind)`.
public enum Bozo {
    /// The bytes are not in the encoding that they claim; read in the one that fits.
    ENCODING("its characters are not in the encoding it names"),
    /// It ends in the middle; the complete episodes were kept.
    TRUNCATED("it breaks off in the middle"),
    /// It is not well-formed; what is readable was kept.
    MALFORMED("it is not well-formed"),
    /// Two episodes claim the same id; the newer one was kept.
    DUPLICATE_GUID("two of its episodes have the same id"),
    /// An episode has a date that nobody can read.
    DATE("some of its dates cannot be read"),
    /// More episodes or longer texts than we read; the rest was left out.
    CUT("it is longer than what is read of a feed");

    private final String sentence;

    Bozo(String sentence) {
        this.sentence = sentence;
    }

    /// What follows "This feed was read, but".
    public String sentence() {
        return sentence;
    }
}
