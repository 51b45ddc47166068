/// Transcripts of episodes that have audio only: fetching the recording and having it heard by a recognizer.
/// `whisper` hears on this machine, in a process of its own.
@NullMarked
package io.podbrief.transcript.speech;

import org.jspecify.annotations.NullMarked;
