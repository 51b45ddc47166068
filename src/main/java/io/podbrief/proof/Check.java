package io.podbrief.proof;

/// What one check of a proof came to.
///
/// @param name stable, such as `quote`
/// @param sentence what was seen, for people; one line
public record Check(String name, Verdict verdict, String sentence) {
    /// The answer of a check.
    public enum Verdict {
        PASS,
        FAIL,
        /// It needs something that was not given.
        NOT_CHECKED
    }

    static Check of(String name, boolean holds, String yes, String no) {
        return new Check(name, holds ? Verdict.PASS : Verdict.FAIL, holds ? yes : no);
    }

    static Check open(String name, String why) {
        return new Check(name, Verdict.NOT_CHECKED, why);
    }
}
