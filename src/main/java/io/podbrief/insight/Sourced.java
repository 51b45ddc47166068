package io.podbrief.insight;

/// An insight together with where it was said.
public record Sourced(Insight insight, Origin origin) {}
