/// One class per format that publishers use for transcripts.
@NullMarked
package io.podbrief.transcript.published;

import org.jspecify.annotations.NullMarked;
