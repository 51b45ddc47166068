package io.podbrief.subscriber;

import java.time.LocalTime;
import java.time.ZoneId;

/// A reader.
///
/// @param address as they typed it, a plain addr-spec
/// @param zone whose clock their day follows
/// @param hour when their brief is due, local time
public record Subscriber(Id id, String address, State state, ZoneId zone, LocalTime hour) {
    public record Id(long value) {}

    /// Where a reader stands; a pending one gets no brief, and is deleted after seven days.
    public enum State {
        PENDING,
        ACTIVE,
        UNSUBSCRIBED
    }
}
