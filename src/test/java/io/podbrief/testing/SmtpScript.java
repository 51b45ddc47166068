package io.podbrief.testing;

/// How one connection to [SmtpSink] goes wrong.
///
/// @param at where
/// @param then what happens there
/// @param reply what is said there; empty where nothing is
public record SmtpScript(Step at, Then then, String reply) {
    /// Nothing goes wrong.
    public static final SmtpScript WELL = new SmtpScript(Step.NOWHERE, Then.ANSWER, "");

    /// Points of a conversation; `BODY` is the mail's first line, `DOT` comes after its last.
    public enum Step {
        NOWHERE,
        GREETING,
        MAIL,
        RCPT,
        DATA,
        BODY,
        DOT
    }

    /// What happens at a point.
    public enum Then {
        ANSWER,
        ANSWER_AND_CUT,
        CUT,
        STALL
    }

    /// Answers something unusual.
    public static SmtpScript answer(Step at, String reply) {
        return new SmtpScript(at, Then.ANSWER, reply);
    }

    /// Answers, and drops the line at once.
    public static SmtpScript answerAndCut(Step at, String reply) {
        return new SmtpScript(at, Then.ANSWER_AND_CUT, reply);
    }

    /// Drops the line without an answer.
    public static SmtpScript cut(Step at) {
        return new SmtpScript(at, Then.CUT, "");
    }

    /// Never answers.
    public static SmtpScript stall(Step at) {
        return new SmtpScript(at, Then.STALL, "");
    }

    /// Whether the server has the mail once it has read the last dot.
    boolean takesMail() {
        return at != Step.DOT || reply.isEmpty() || reply.startsWith("2");
    }
}
