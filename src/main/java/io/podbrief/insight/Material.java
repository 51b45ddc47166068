package io.podbrief.insight;

import io.podbrief.feed.Episode;
import io.podbrief.transcript.Transcript;
import java.time.LocalDate;

/// What an extractor works on: one episode's transcript and what its feed says about it.
///
/// @param guid the publisher's id of the episode; insight ids derive from it
/// @param show title of the podcast
/// @param saidOn the day the episode was published, in UTC
public record Material(Episode.Id episode, String guid, String show, LocalDate saidOn, Transcript transcript) {}
