package io.podbrief.relation;

/// Decides how two insights of different episodes stand to each other, by what can be shown in their words and
/// dates; abstains otherwise (DESIGN D10: precision before recall).
///
/// The same two give the same verdict in either order, but for [Verdict.Typed#reversed()]. Safe for use from several
/// threads.
public interface Judge {
    /// Rules or model, with their version; stored with each relation.
    String name();

    Verdict judge(Said one, Said other);
}
