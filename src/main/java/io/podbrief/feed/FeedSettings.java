package io.podbrief.feed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How feeds are followed.
///
/// @param newest how many of a new feed's newest episodes are processed at once; older ones are listed and
///     processed on request
@ConfigurationProperties("podbrief.feed")
public record FeedSettings(@DefaultValue("5") int newest) {
    public FeedSettings {
        if (newest < 0 || newest > 500) {
            throw new IllegalArgumentException(
                    "podbrief.feed.newest is " + newest + ": give a number of episodes from 0 to 500");
        }
    }
}
