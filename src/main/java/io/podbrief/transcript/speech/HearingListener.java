package io.podbrief.transcript.speech;

import io.podbrief.transcript.SpokenCue;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Is told what comes of a hearing while it goes on.
public interface HearingListener {
    /// One that does not care.
    HearingListener NONE = new HearingListener() {};

    /// Everything before `position` has been heard, and its cues were given: a hearing that stops here can be
    /// taken up by [Hearing#from] later.
    ///
    /// @param length what the file claims to last, to show how much is left; `null` when it does not say. It
    ///     may be wrong
    default void at(Duration position, @Nullable Duration length) {}

    /// The language is settled for the whole recording; told once at most.
    ///
    /// @param language BCP 47
    default void language(String language) {}

    /// The next piece of speech.
    default void cue(SpokenCue cue) {}
}
