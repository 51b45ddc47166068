package io.podbrief.relation;

/// One statement, independent of its wording; several insights may make it.
public record Claim(Id id) {
    public record Id(long value) {}
}
