package io.podbrief.feed;

public record Episode(Id id) {
    public record Id(long value) {}
}
