/// Recordings heard by a server that the operator names: any that speaks OpenAI's `/v1/audio/transcriptions`, such
/// as speaches, LocalAI, whisper.cpp's or vLLM's own, Groq, OpenAI. A recording goes there in pieces of ten minutes,
/// as WAV of 16 kHz, which all of them read. See https://platform.openai.com/docs/api-reference/audio.
@NullMarked
package io.podbrief.transcript.speech.http;

import org.jspecify.annotations.NullMarked;
