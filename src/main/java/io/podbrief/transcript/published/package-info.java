/// One class per format that publishers use for transcripts, and the choice between them by what a file
/// really holds. Pure: bytes in, cues or one [io.podbrief.platform.Failure.Permanent] out; no network, no
/// database.
@NullMarked
package io.podbrief.transcript.published;

import org.jspecify.annotations.NullMarked;
