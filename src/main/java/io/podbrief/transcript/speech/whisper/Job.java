package io.podbrief.transcript.speech.whisper;

import org.jspecify.annotations.Nullable;

/// What the parent asks of the child, in the first line of its standard input.
///
/// @param audio absolute path
/// @param demuxer ffmpeg's name of the only format that may be tried
/// @param model absolute path of a ggml file
/// @param detector absolute path of Silero's file; `null` to go by loudness alone
/// @param language ISO 639-1; `null` to find out
/// @param threads at least 1
/// @param from milliseconds of the recording that are not heard
/// @param longest milliseconds of audio that are decoded at most
record Job(
        String audio,
        String demuxer,
        String model,
        @Nullable String detector,
        @Nullable String language,
        int threads,
        long from,
        long longest) {}
