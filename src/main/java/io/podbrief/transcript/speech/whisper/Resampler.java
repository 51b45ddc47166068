package io.podbrief.transcript.speech.whisper;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLT;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_compare;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_double;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/// Turns decoded frames of any rate and layout into [Samples]. A file whose layout changes half-way is followed.
final class Resampler implements AutoCloseable {
    private static final int UNSPECIFIED = 0; // AV_CHANNEL_ORDER_UNSPEC

    private final AVChannelLayout mono = new AVChannelLayout();
    private final AVChannelLayout layout = new AVChannelLayout();
    private final PointerPointer<FloatPointer> planes = new PointerPointer<>(1);
    private @Nullable SwrContext context;
    private FloatPointer buffer = new FloatPointer(Samples.HERTZ);
    private int format = -1;
    private int rate;

    Resampler() {
        av_channel_layout_default(mono, 1);
    }

    /// The samples of a frame.
    ///
    /// @return empty while the filter still collects, and for a frame that cannot be converted
    float[] convert(AVFrame frame) {
        if (frame.sample_rate() <= 0 || frame.ch_layout().nb_channels() <= 0) return new float[0];
        if (frame.ch_layout().order() == UNSPECIFIED) {
            av_channel_layout_default(frame.ch_layout(), frame.ch_layout().nb_channels());
        }
        if (!fits(frame) && !open(frame)) return new float[0];
        return run(new PointerPointer<>(frame.extended_data()), frame.nb_samples());
    }

    /// What the filter still holds, at the end; `null` when that is nothing.
    float @Nullable [] rest() {
        if (context == null) return null;
        var rest = run(null, 0);
        return rest.length == 0 ? null : rest;
    }

    private boolean fits(AVFrame frame) {
        return context != null
                && format == frame.format()
                && rate == frame.sample_rate()
                && av_channel_layout_compare(layout, frame.ch_layout()) == 0;
    }

    private boolean open(AVFrame frame) {
        release();
        var fresh = new SwrContext(null);
        int made = swr_alloc_set_opts2(
                fresh,
                mono,
                AV_SAMPLE_FMT_FLT,
                Samples.HERTZ,
                frame.ch_layout(),
                frame.format(),
                frame.sample_rate(),
                0,
                null);
        if (made < 0) return false;
        context = fresh;
        // Else two channels that say the same come out 3 dB louder than each, and loud ones are clipped.
        av_opt_set_double(fresh, "rematrix_maxval", 1.0, 0);
        if (swr_init(fresh) < 0) {
            release();
            return false;
        }
        format = frame.format();
        rate = frame.sample_rate();
        av_channel_layout_copy(layout, frame.ch_layout());
        return true;
    }

    private float[] run(@Nullable PointerPointer<?> input, int samples) {
        var swr = context;
        if (swr == null) return new float[0];
        int most = Math.max(0, swr_get_out_samples(swr, samples)) + 64;
        if (buffer.capacity() < most) {
            buffer.close();
            buffer = new FloatPointer(most);
        }
        planes.put(0, buffer);
        int made = swr_convert(swr, planes, most, input, samples);
        if (made <= 0) return new float[0];
        var out = new float[made];
        buffer.position(0).get(out);
        return out;
    }

    private void release() {
        if (context != null) swr_free(context);
        context = null;
    }

    @Override
    public void close() {
        release();
        buffer.close();
        planes.close();
    }
}
