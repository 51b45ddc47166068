package io.podbrief.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.testing.ReceivedMail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What every channel promises; each one's test extends this.
public abstract class ChannelContract {
    protected static final String RECIPIENT = "name@example.org";
    /// Lines that begin with a dot, one that is only a dot, one of 998 bytes, and an empty one at the end.
    protected static final byte[] MAIL =
            ("From: Podbrief <podbrief@brief.example>\r\nTo: name@example.org\r\nSubject: =?UTF-8?Q?caf=C3=A9?=\r\n"
                            + "Message-ID: <b.1@brief.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n"
                            + "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                            + "first\r\n.\r\n..two dots\r\n.hidden\r\n" + "x".repeat(998)
                            + "\r\nFrom the start\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    protected abstract Channel channel();

    /// What the receiver has, in any order.
    protected abstract List<ReceivedMail> received();

    @Test
    void is_named_for_its_folder() {
        assertThat(getClass().getPackageName()).endsWith("." + channel().name());
    }

    @Test
    void hands_a_mail_over_byte_for_byte() {
        assertThat(channel().deliver(MAIL, RECIPIENT, () -> true)).isInstanceOf(Receipt.Accepted.class);

        assertThat(received()).hasSize(1);
        assertThat(received().getFirst().text()).isEqualTo(new String(MAIL, StandardCharsets.US_ASCII));
    }

    @Test
    void asks_for_the_permit_once_and_before_it_hands_anything_over() {
        var asked = new AtomicInteger();

        channel().deliver(MAIL, RECIPIENT, () -> {
            assertThat(received()).isEmpty();
            return asked.incrementAndGet() == 1;
        });

        assertThat(asked).hasValue(1);
        assertThat(received()).hasSize(1);
    }

    @Test
    void hands_nothing_over_without_the_permit() {
        assertThat(channel().deliver(MAIL, RECIPIENT, () -> false)).isEqualTo(new Receipt.Abandoned());

        channel().deliver(MAIL, RECIPIENT, () -> true); // whatever was on its way has now arrived
        assertThat(received()).hasSize(1);
    }

    @Test
    void hands_nothing_over_when_asking_for_the_permit_fails() {
        var gone = new IllegalStateException("the database is gone");

        assertThatThrownBy(() -> channel().deliver(MAIL, RECIPIENT, () -> {
                    throw gone;
                }))
                .isSameAs(gone);

        channel().deliver(MAIL, RECIPIENT, () -> true);
        assertThat(received()).hasSize(1);
    }

    @Test
    void carries_the_same_message_id_at_every_try() {
        for (int i = 0; i < 3; i++) channel().deliver(MAIL, RECIPIENT, () -> true);

        assertThat(received())
                .isNotEmpty()
                .allSatisfy(mail -> assertThat(mail.messageId()).isEqualTo("<b.1@brief.example>"));
    }

    @Test
    void may_be_used_from_several_threads() {
        var accepted = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 40; i++) {
                var mail = new String(MAIL, StandardCharsets.US_ASCII)
                        .replace("<b.1@", "<b." + i + "@")
                        .getBytes(StandardCharsets.US_ASCII);
                threads.execute(() -> {
                    if (channel().deliver(mail, RECIPIENT, () -> true) instanceof Receipt.Accepted)
                        accepted.incrementAndGet();
                });
            }
        }

        assertThat(accepted).hasValue(40);
        assertThat(received().stream().map(ReceivedMail::messageId)).hasSize(40).doesNotHaveDuplicates();
    }
}
