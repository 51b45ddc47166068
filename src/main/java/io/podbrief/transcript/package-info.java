/// What was said in an episode, as cues with times and speakers, and the one text that quotes are spans of.
/// Owns the table `transcript`.
@NullMarked
package io.podbrief.transcript;

import org.jspecify.annotations.NullMarked;
