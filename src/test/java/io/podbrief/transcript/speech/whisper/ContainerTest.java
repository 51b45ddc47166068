package io.podbrief.transcript.speech.whisper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerTest {
    @TempDir
    Path folder;

    private Container of(byte[] bytes) {
        return Container.of(Sound.write(folder.resolve("file.mp3"), bytes));
    }

    private Container of(String text) {
        return of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void refuses(String text, String code, String sentence) {
        assertThatThrownBy(() -> of(text))
                .isInstanceOfSatisfying(
                        Failure.Permanent.class,
                        failure -> assertThat(failure.code()).isEqualTo(code))
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        "fLaC...., FLAC",
        "OggS...., OGG",
        "RIFF....WAVEfmt, WAV",
        "RF64....WAVEds64, WAV",
        "'\u001aE\u00df\u00a3....', MATROSKA",
        "'\0\0\0 ftypM4A ....', MP4",
        "'\0\0\0\u0008wide\0\0\0\0mdat', MP4",
    })
    void tells_a_file_by_its_first_bytes_and_not_by_its_name(String head, Container container) {
        assertThat(of(head)).isEqualTo(container);
    }

    @Test
    void knows_mp3_by_two_frames_in_a_row_even_behind_a_tag_or_rubbish() {
        var frames = mp3(3);

        assertThat(of(frames)).isEqualTo(Container.MP3);
        assertThat(of(joined(new byte[5_000], frames))).isEqualTo(Container.MP3);
        assertThat(of(joined(tag(200_000), frames))).isEqualTo(Container.MP3);
        assertThat(of(joined(tag(100), "fLaC....".getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(Container.FLAC);
    }

    @Test
    void knows_bare_aac() {
        var frame = new byte[100];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xf1;
        frame[2] = 0x50;
        frame[4] = (byte) (100 >> 3);
        frame[5] = (byte) ((100 & 7) << 5);

        assertThat(of(joined(frame, frame))).isEqualTo(Container.ADTS);
    }

    @Test
    void takes_one_frame_alone_for_chance() {
        assertThatThrownBy(() -> of(joined(mp3(1), new byte[1000]))).hasMessageContaining("none of MP3");
    }

    @Test
    void refuses_an_empty_file() {
        refuses("", "audio.unsupported", "is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>Sign in</title>",
                "\n  <html><body>Not found</body></html>",
                "\u00ef\u00bb\u00bf<!doctype HTML>"
            })
    void says_that_a_web_page_is_one(String page) {
        refuses(page, "audio.unsupported", "is a web page");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n",
                "\u00ef\u00bb\u00bf\n#EXTM3U\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "[playlist]\nFile1=http://10.0.0.1/\n",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">",
                "<asx version=\"3.0\">",
                "https://show.example/episode.mp3\n"
            })
    void refuses_every_playlist(String playlist) {
        refuses(playlist, "audio.playlist", "is a playlist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"gone\"}",
                "GIF89a",
                "RIFF....AVI ",
                "PK\u0003\u0004",
                "ID3",
                "ID3\u0004\0\0\0\0\0\0"
            })
    void refuses_what_is_no_audio(String other) {
        refuses(other, "audio.unsupported", "none of MP3");
    }

    @Test
    void refuses_a_file_that_is_not_there() {
        assertThatThrownBy(() -> Container.of(folder.resolve("gone"))).isInstanceOf(Failure.Permanent.class);
    }

    /// Frames of version 1, layer 3, 128 kbit/s, 44.1 kHz: 417 bytes each.
    private static byte[] mp3(int frames) {
        var bytes = new byte[frames * 417];
        for (int i = 0; i < frames; i++) {
            bytes[i * 417] = (byte) 0xff;
            bytes[i * 417 + 1] = (byte) 0xfb;
            bytes[i * 417 + 2] = (byte) 0x90;
        }
        return bytes;
    }

    /// An ID3v2 tag with so many bytes in it.
    private static byte[] tag(int size) {
        var bytes = new byte[10 + size];
        bytes[0] = 'I';
        bytes[1] = 'D';
        bytes[2] = '3';
        bytes[3] = 4;
        for (int i = 0; i < 4; i++) bytes[9 - i] = (byte) ((size >> (7 * i)) & 0x7f);
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }
}
