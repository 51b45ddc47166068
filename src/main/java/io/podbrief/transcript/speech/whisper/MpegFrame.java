package io.podbrief.transcript.speech.whisper;

/// Headers of MPEG audio frames, layers 1 to 3, and of AAC in ADTS.
///
/// Source: ISO/IEC 11172-3 2.4.1.3, ISO/IEC 13818-3, and ISO/IEC 13818-7 6.2.
final class MpegFrame {
    private static final int[][] KILOBITS = {
        {32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448}, // version 1, layer 1
        {32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384}, // version 1, layer 2
        {32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}, // version 1, layer 3
        {32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256}, // versions 2, 2.5, layer 1
        {8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}, // versions 2, 2.5, layers 2 and 3
    };
    private static final int[] HERTZ = {44_100, 48_000, 32_000}; // version 1; halves and quarters for 2 and 2.5

    private MpegFrame() {}

    /// Bytes from the frame that starts here to the next, 0 when none starts here.
    ///
    /// @param at with four bytes there at least
    static int size(byte[] bytes, int at) {
        if (bytes[at] != (byte) 0xff || (bytes[at + 1] & 0xe0) != 0xe0) return 0;
        return isAdts(bytes, at) ? adts(bytes, at) : mpeg(bytes, at);
    }

    /// Whether the header's layer is the one that MPEG audio never has.
    static boolean isAdts(byte[] bytes, int at) {
        return (bytes[at + 1] & 0xf6) == 0xf0;
    }

    private static int adts(byte[] bytes, int at) {
        if (at + 6 > bytes.length || (bytes[at + 2] >> 2 & 0xf) > 12) return 0;
        int size = (bytes[at + 3] & 3) << 11 | (bytes[at + 4] & 0xff) << 3 | (bytes[at + 5] & 0xff) >> 5;
        return size < 7 ? 0 : size;
    }

    private static int mpeg(byte[] bytes, int at) {
        int version = bytes[at + 1] >> 3 & 3; // 0 is 2.5, 2 is 2, 3 is 1
        int layer = 4 - (bytes[at + 1] >> 1 & 3);
        int rate = bytes[at + 2] >> 4 & 0xf;
        int frequency = bytes[at + 2] >> 2 & 3;
        if (version == 1 || layer == 4 || rate == 0 || rate == 15 || frequency == 3) return 0;
        int row = version == 3 ? layer - 1 : layer == 1 ? 3 : 4;
        int bits = KILOBITS[row][rate - 1] * 1000;
        int hertz = HERTZ[frequency] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int padding = bytes[at + 2] >> 1 & 1;
        if (layer == 1) return (12 * bits / hertz + padding) * 4;
        return (layer == 3 && version != 3 ? 72 : 144) * bits / hertz + padding;
    }
}
