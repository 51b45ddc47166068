package io.podbrief.transcript.speech.whisper;

/// What the parent asks of a child that is to cut a recording, in the first line of its standard input.
///
/// @param audio absolute path
/// @param demuxer ffmpeg's name of the only format that may be tried
/// @param pieces absolute path of a folder for the pieces
/// @param from milliseconds of the recording that are left out
/// @param longest milliseconds of audio that are decoded at most
record CutJob(String audio, String demuxer, String pieces, long from, long longest) {}
