/// Whisper on this machine. The recording is decoded (ffmpeg), searched for speech (Silero) and understood
/// (whisper.cpp) in a child process, because such native code can crash and take its whole process along.
/// [Whisper] is the parent's side, [HearingChild] the child's; they talk in [Event]s, a JSON object a line.
@NullMarked
package io.podbrief.transcript.speech.whisper;

import org.jspecify.annotations.NullMarked;
