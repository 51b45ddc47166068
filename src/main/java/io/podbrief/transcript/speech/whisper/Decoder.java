package io.podbrief.transcript.speech.whisper;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_max_alloc;

import io.podbrief.platform.Failure;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/// The sound of a file, decoded piece by piece through ffmpeg's libraries. Not thread safe; close it.
///
/// Only the demuxer asked for is tried, only audio codecs that podcasts use, and only plain files are opened:
/// whatever a file says inside, it leads nowhere else. What cannot be decoded in the middle of a file is left
/// out, as players do, so a truncated file gives what there is.
final class Decoder implements AutoCloseable {
    private static final String CODECS = "mp3,mp3float,mp2,mp2float,mp1,mp1float,aac,aac_fixed,alac,opus,vorbis,flac,"
            + "pcm_u8,pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_f32le,pcm_f64le,pcm_alaw,pcm_mulaw";
    private static final long MOST_ALLOCATED = 256L << 20; // bytes in one piece, whatever a header asks for
    private static final int MOST_ERRORS = 100_000; // unreadable packets in a row, after which a file has ended

    private final AVFormatContext format = avformat_alloc_context();
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();
    private final Resampler resampler = new Resampler();
    private final AVCodecContext codec;
    private final int stream;
    private boolean drained;

    /// @param demuxer ffmpeg's name of the format
    /// @throws Failure.Permanent `audio.decoder` if there is no sound in the file that can be decoded
    Decoder(String audio, String demuxer) {
        av_log_set_level(AV_LOG_QUIET);
        av_max_alloc(MOST_ALLOCATED);
        open(audio, demuxer);
        stream = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, (org.bytedeco.ffmpeg.avcodec.AVCodec) null, 0);
        if (stream < 0) throw undecodable("has no sound");
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != stream) format.streams(i).discard(org.bytedeco.ffmpeg.global.avcodec.AVDISCARD_ALL);
        }
        codec = codec();
    }

    private void open(String audio, String demuxer) {
        var options = new AVDictionary(null);
        av_dict_set(options, "protocol_whitelist", "file", 0);
        av_dict_set(options, "format_whitelist", String.valueOf(format(demuxer)), 0);
        av_dict_set(options, "codec_whitelist", CODECS, 0);
        var input = av_find_input_format(demuxer);
        if (input == null) throw new IllegalStateException("ffmpeg has no demuxer " + demuxer);
        int opened = avformat_open_input(format, "file:" + audio, input, options);
        av_dict_free(options);
        if (opened < 0) throw undecodable("cannot be opened as " + demuxer);
        if (avformat_find_stream_info(format, (AVDictionary) null) < 0) throw undecodable("has no readable streams");
    }

    /// Demuxers have several names; the white list wants the whole of them.
    private static String format(String demuxer) {
        return switch (demuxer) {
            case "mov" -> "mov,mp4,m4a,3gp,3g2,mj2";
            case "matroska" -> "matroska,webm";
            default -> demuxer;
        };
    }

    private AVCodecContext codec() {
        var parameters = format.streams(stream).codecpar();
        var decoder = avcodec_find_decoder(parameters.codec_id());
        if (decoder == null || decoder.isNull()) throw undecodable("is in a codec that is not known");
        var context = avcodec_alloc_context3(decoder);
        avcodec_parameters_to_context(context, parameters);
        context.thread_count(1);
        context.codec_whitelist(
                new org.bytedeco.javacpp.BytePointer(org.bytedeco.ffmpeg.global.avutil.av_strdup(CODECS)));
        if (avcodec_open2(context, decoder, (AVDictionary) null) < 0)
            throw undecodable("is in a codec that is not read");
        return context;
    }

    /// What the file claims to last, in milliseconds; 0 when it does not say.
    long claimedMillis() {
        return Math.max(0, format.duration() / 1000);
    }

    /// The next piece of sound, of any length; `null` at the end.
    float @Nullable [] next() {
        while (!drained) {
            int got = avcodec_receive_frame(codec, frame);
            if (got >= 0) {
                var samples = resampler.convert(frame);
                av_frame_unref(frame);
                if (samples.length > 0) return samples;
            } else if (got == AVERROR_EOF() || !feed()) {
                drained = true;
                return resampler.rest();
            }
        }
        return null;
    }

    /// Gives the codec a packet of our stream, or the word that there are no more.
    ///
    /// @return whether there is any use in asking for frames again
    private boolean feed() {
        for (int errors = 0; errors < MOST_ERRORS; errors++) {
            int read = av_read_frame(format, packet);
            if (read == AVERROR_EOF() || (read < 0 && atEnd())) return avcodec_send_packet(codec, null) >= 0;
            if (read < 0) continue;
            boolean ours = packet.stream_index() == stream;
            boolean taken = ours && avcodec_send_packet(codec, packet) >= 0;
            av_packet_unref(packet);
            if (taken) return true;
        }
        return false;
    }

    private boolean atEnd() {
        var io = format.pb();
        return io == null || io.isNull() || io.eof_reached() != 0 || io.error() != 0;
    }

    private static Failure undecodable(String what) {
        return new Failure.Permanent(
                "audio.decoder",
                "The recording " + what + ": it is damaged or no podcast, and the publisher has to put it right.");
    }

    @Override
    public void close() {
        resampler.close();
        av_frame_free(frame);
        av_packet_free(packet);
        avcodec_free_context(codec);
        avformat_close_input(format);
    }
}
