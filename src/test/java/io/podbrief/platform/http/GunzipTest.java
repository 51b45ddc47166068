package io.podbrief.platform.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GunzipTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 511, 8191, 8192, 8193, 100_000, 1_000_000})
    void gives_back_what_was_packed(int size) throws IOException {
        var plain = new byte[size];
        new Random(7).nextBytes(plain);
        Arrays.fill(plain, 0, size / 2, (byte) 'a'); // half of it packs well, half not at all

        assertThat(unpacked(gzip(plain))).isEqualTo(plain);
    }

    @Property(tries = 300)
    void gives_back_whatever_was_packed_in_however_many_members(@ForAll byte[] first, @ForAll byte[] second)
            throws IOException {
        assertThat(unpacked(join(gzip(first), gzip(second)))).isEqualTo(join(first, second));
    }

    @Property(tries = 300)
    void any_other_bytes_end_in_an_answer(@ForAll byte[] bytes) {
        var packed = join(new byte[] {0x1f, (byte) 0x8b, 8, (byte) (bytes.length == 0 ? 0 : bytes[0] & 31)}, bytes);

        assertThatThrownBy(() -> unpacked(packed)).isInstanceOf(IOException.class);
    }

    @Test
    void a_hundred_thousand_empty_members_are_nothing_and_do_no_harm() throws IOException {
        var many = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) many.writeBytes(gzip(new byte[0]));

        assertThat(unpacked(many.toByteArray())).isEmpty();
    }

    @Test
    void skips_name_comment_extra_field_and_checksum_of_the_header() throws IOException {
        var packed = gzip("words".getBytes(UTF_8));
        var header =
                new byte[] {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 0, 3, 0, 9, 9, 9, 'n', 0, 'c', 0, 7, 7
                };

        assertThat(unpacked(join(header, Arrays.copyOfRange(packed, 10, packed.length))))
                .asString()
                .isEqualTo("words");
    }

    @Test
    void what_follows_the_last_member_is_left_alone() throws IOException {
        var plain = "words".getBytes(UTF_8);

        assertThat(unpacked(join(gzip(plain), new byte[300]))).isEqualTo(plain);
    }

    @Test
    void nothing_that_is_cut_short_is_taken_for_whole() {
        var packed = gzip("a feed that is cut".repeat(20).getBytes(UTF_8));
        for (int length = 3; length < packed.length; length++) {
            var cut = Arrays.copyOf(packed, length);

            assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void a_changed_byte_is_found() {
        var packed = gzip("a feed that is changed".getBytes(UTF_8));
        for (int i : new int[] {0, 1, 2, packed.length - 1, packed.length - 5, packed.length - 8}) {
            var changed = packed.clone();
            changed[i] ^= 1;

            assertThatThrownBy(() -> unpacked(changed)).isInstanceOf(ZipException.class);
        }
    }

    @Test
    void needs_no_more_than_a_byte_at_a_time() throws IOException {
        var plain = "drop by drop ".repeat(50).getBytes(UTF_8);
        var drops = new FilterInputStream(new ByteArrayInputStream(join(gzip(plain), gzip(plain)))) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return super.read(into, from, Math.min(1, length));
            }
        };
        try (var in = new Gunzip(drops)) {
            for (byte one : join(plain, plain)) assertThat(in.read()).isEqualTo(one);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = new Gunzip(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] join(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
