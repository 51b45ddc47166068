package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The kinds of audio file that are decoded, told by their bytes. Everything else is refused before a decoder
/// sees it; a playlist above all, since ffmpeg would open the files and addresses that it names.
enum Container {
    MP3("mp3"),
    ADTS("aac"),
    MP4("mov"),
    OGG("ogg"),
    FLAC("flac"),
    WAV("wav"),
    MATROSKA("matroska");

    private static final int HEAD = 128 * 1024;
    private static final int LONGEST_JUNK = 64 * 1024; // before the first frame of an MP3

    private final String demuxer;

    Container(String demuxer) {
        this.demuxer = demuxer;
    }

    /// ffmpeg's name for what reads it.
    String demuxer() {
        return demuxer;
    }

    /// Looks at the first bytes of a file.
    ///
    /// @throws Failure.Permanent `audio.unsupported` or `audio.playlist`
    static Container of(Path file) {
        try (var channel = FileChannel.open(file)) {
            var head = read(channel, 0);
            if (head.length == 0) throw unsupported("is empty");
            int tag = id3(head);
            var body = tag == 0 || tag >= channel.size() ? head : read(channel, tag);
            var found = of(body);
            if (found != null) return found;
            throw refusal(body);
        } catch (IOException e) {
            throw new Failure.Permanent("audio.unsupported", "The recording " + file + " cannot be read.", e);
        }
    }

    private static byte[] read(FileChannel channel, long from) throws IOException {
        var buffer = ByteBuffer.allocate(HEAD);
        while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {}
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /// Length of an ID3v2 tag with its header, 0 when there is none.
    private static int id3(byte[] head) {
        if (head.length < 10 || !startsWith(head, 0, "ID3")) return 0;
        return 10 + ((head[6] & 0x7f) << 21 | (head[7] & 0x7f) << 14 | (head[8] & 0x7f) << 7 | (head[9] & 0x7f));
    }

    private static @Nullable Container of(byte[] head) {
        if (startsWith(head, 0, "fLaC")) return FLAC;
        if (startsWith(head, 0, "OggS")) return OGG;
        if ((startsWith(head, 0, "RIFF") || startsWith(head, 0, "RF64")) && startsWith(head, 8, "WAVE")) return WAV;
        if (startsWith(head, 0, "\u001aE\u00df\u00a3")) return MATROSKA;
        if (isMp4(head)) return MP4;
        return frames(head);
    }

    private static boolean isMp4(byte[] head) {
        if (head.length < 12) return false;
        return switch (new String(head, 4, 4, StandardCharsets.ISO_8859_1)) {
            case "ftyp", "moov", "mdat", "wide", "skip", "free" -> true;
            default -> false;
        };
    }

    /// MPEG audio has no header of its own: two frames in a row that agree are taken for it.
    private static @Nullable Container frames(byte[] head) {
        for (int at = 0; at + 4 <= head.length && at < LONGEST_JUNK; at++) {
            if (head[at] != (byte) 0xff) continue;
            int size = MpegFrame.size(head, at);
            if (size > 0 && at + size + 4 <= head.length && MpegFrame.size(head, at + size) > 0) {
                return MpegFrame.isAdts(head, at) ? ADTS : MP3;
            }
        }
        return null;
    }

    private static boolean startsWith(byte[] head, int at, String magic) {
        var bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return head.length >= at + bytes.length && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private static Failure refusal(byte[] head) {
        var text = new String(head, 0, Math.min(head.length, 1024), StandardCharsets.ISO_8859_1)
                .replaceFirst("^(?:\u00ef\u00bb\u00bf)?\\s*", "")
                .toLowerCase(Locale.ROOT);
        if (isPlaylist(text)) {
            return new Failure.Permanent(
                    "audio.playlist",
                    "The enclosure is a playlist, not a recording: it may name any file or address, so it is not followed.");
        }
        if (text.startsWith("<!doctype html") || text.startsWith("<html")) return unsupported("is a web page");
        if (text.startsWith("<")) return unsupported("is markup");
        return unsupported("is none of MP3, M4A, AAC, Ogg, Opus, FLAC, WAV and WebM");
    }

    private static boolean isPlaylist(String text) {
        return text.startsWith("#extm3u")
                || text.startsWith("ffconcat")
                || text.startsWith("[playlist]")
                || text.startsWith("[reference]")
                || text.startsWith("<asx")
                || text.startsWith("<smil")
                || text.startsWith("http://")
                || text.startsWith("https://")
                || (text.startsWith("<") && (text.contains("<mpd") || text.contains("<playlist")));
    }

    private static Failure.Permanent unsupported(String what) {
        return new Failure.Permanent(
                "audio.unsupported",
                "The enclosure " + what + ", so there is nothing to hear: the publisher has to put it right.");
    }
}
