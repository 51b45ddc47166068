package io.podbrief.delivery;

/// A way for mails to leave. Add one by adding a folder beside `smtp`.
///
/// Every expected outcome is a [Receipt]. A channel tries once; when to try again is the outbox's business. It may
/// block for as long as the receiver takes, within its own time-outs. Safe for use from several threads.
public interface Channel {
    /// The folder's name, the value stored with a mail and the tag of its counters.
    String name();

    /// Hands one mail over.
    ///
    /// @param mail the rendered bytes, sent as they are
    /// @param recipient a plain addr-spec
    /// @param permit asked once, right before the step after which the receiver may have the mail; where it says
    ///     no, nothing is handed over
    Receipt deliver(byte[] mail, String recipient, Permit permit);

    /// Whether the mail may still be handed over. Records, durably, that it is about to be.
    interface Permit {
        boolean take();
    }
}
