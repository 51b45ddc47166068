package io.podbrief.delivery.smtp;

import static io.podbrief.testing.SmtpScript.answer;
import static io.podbrief.testing.SmtpScript.answerAndCut;
import static io.podbrief.testing.SmtpScript.cut;
import static io.podbrief.testing.SmtpScript.stall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.podbrief.delivery.Channel;
import io.podbrief.delivery.ChannelContract;
import io.podbrief.delivery.Receipt;
import io.podbrief.testing.ReceivedMail;
import io.podbrief.testing.SmtpScript;
import io.podbrief.testing.SmtpScript.Step;
import io.podbrief.testing.SmtpSink;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpTest extends ChannelContract {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final SmtpSink sink = new SmtpSink();
    private final Smtp smtp = new Smtp(settings(null, PATIENCE.multipliedBy(20)));

    private SmtpSettings settings(@org.jspecify.annotations.Nullable String tls, Duration timeout) {
        return new SmtpSettings("127.0.0.1", sink.port(), null, null, tls, timeout);
    }

    @AfterEach
    void close() {
        sink.close();
    }

    @Override
    protected Channel channel() {
        return smtp;
    }

    @Override
    protected List<ReceivedMail> received() {
        return sink.mails();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(answer(Step.GREETING, "554 5.7.1 go away"), "Deferred", false),
                arguments(answerAndCut(Step.GREETING, "421 4.3.2 shutting down"), "Deferred", false),
                arguments(cut(Step.GREETING), "Deferred", false),
                arguments(answer(Step.MAIL, "530 5.7.0 authentication required"), "Deferred", false),
                arguments(answer(Step.MAIL, "550 5.7.515 sender not allowed"), "Deferred", false),
                arguments(answer(Step.MAIL, "452 4.3.1 disk full"), "Deferred", false),
                arguments(answer(Step.RCPT, "450 4.2.1 greylisted"), "Deferred", true),
                arguments(answerAndCut(Step.RCPT, "421 4.7.0 too many"), "Deferred", true),
                arguments(answer(Step.RCPT, "550 5.1.1 no such user"), "Refused", true),
                arguments(answer(Step.RCPT, "552 5.2.2 mailbox full"), "Refused", true),
                arguments(cut(Step.RCPT), "Deferred", false),
                arguments(answer(Step.DATA, "451 4.3.0 later"), "Deferred", true),
                arguments(answer(Step.DATA, "554 5.6.0 no"), "Refused", true),
                arguments(cut(Step.DATA), "Deferred", false),
                arguments(answer(Step.DOT, "451 4.3.0 later"), "Deferred", true),
                arguments(answer(Step.DOT, "554 5.6.0 smells of spam"), "Refused", true));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusals")
    void knows_that_the_receiver_has_nothing(SmtpScript script, String receipt, boolean quotes) {
        sink.next(script);

        var given = smtp.deliver(MAIL, RECIPIENT, () -> true);

        assertThat(given.getClass().getSimpleName()).isEqualTo(receipt);
        assertThat(sink.mails()).isEmpty();
        if (quotes) assertThat(reply(given)).isEqualTo(script.reply());
    }

    static Stream<SmtpScript> silences() {
        return Stream.of(cut(Step.DOT), stall(Step.DOT), answerAndCut(Step.DOT, ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silences")
    void calls_a_mail_uncertain_when_its_last_dot_is_not_answered(SmtpScript script) {
        sink.next(script);

        var given = new Smtp(settings(null, PATIENCE)).deliver(MAIL, RECIPIENT, () -> true);

        assertThat(given).isInstanceOf(Receipt.Uncertain.class);
        assertThat(sink.mails()).as("the receiver has it all the same").hasSize(1);
    }

    @Test
    void calls_a_small_mail_uncertain_when_the_line_drops_inside_it() {
        sink.next(cut(Step.BODY)); // body and dot leave in one piece, so nobody can tell how far they came

        assertThat(smtp.deliver(MAIL, RECIPIENT, () -> true)).isInstanceOf(Receipt.Uncertain.class);
        assertThat(sink.mails()).isEmpty();
    }

    @Test
    void tries_a_large_mail_again_when_the_line_drops_inside_it() {
        var large = (new String(MAIL, StandardCharsets.US_ASCII) + ("x".repeat(900) + "\r\n").repeat(10_000))
                .getBytes(StandardCharsets.US_ASCII);
        var asked = new AtomicInteger();
        sink.next(cut(Step.BODY));

        assertThat(smtp.deliver(large, RECIPIENT, () -> asked.incrementAndGet() > 0))
                .isInstanceOf(Receipt.Deferred.class);
        assertThat(asked).as("times the permit was asked for").hasValue(0);
    }

    @Test
    void takes_the_receivers_word_when_the_line_drops_after_it() {
        sink.next(answerAndCut(Step.DOT, "250 2.0.0 Ok: queued as 7"));

        assertThat(smtp.deliver(MAIL, RECIPIENT, () -> true))
                .isEqualTo(new Receipt.Accepted("250 2.0.0 Ok: queued as 7"));
    }

    @ParameterizedTest(name = "at {0}")
    @MethodSource("beforeTheDot")
    void gives_up_on_a_server_that_stalls_before_the_dot(Step at) {
        sink.next(stall(at));

        assertThat(new Smtp(settings(null, PATIENCE)).deliver(MAIL, RECIPIENT, () -> true))
                .isInstanceOf(Receipt.Deferred.class);
        assertThat(sink.mails()).isEmpty();
    }

    static Stream<Step> beforeTheDot() {
        return Stream.of(Step.GREETING, Step.MAIL, Step.RCPT, Step.DATA);
    }

    @Test
    void sends_nothing_in_the_clear_where_tls_is_required() {
        var given = new Smtp(settings("required", PATIENCE)).deliver(MAIL, RECIPIENT, () -> true);

        assertThat(given).isInstanceOf(Receipt.Deferred.class);
        assertThat(reply(given)).contains("STARTTLS");
        assertThat(sink.commands()).noneMatch(command -> command.startsWith("MAIL") || command.startsWith("RCPT"));
    }

    @Test
    void tries_again_where_nobody_listens() throws IOException {
        try (var bound =
                new Socket()) { // holds a port, so that nobody else listens there meanwhile, and does not listen
            bound.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            var nobody = new Smtp(new SmtpSettings("127.0.0.1", bound.getLocalPort(), null, null, null, PATIENCE));

            assertThat(nobody.deliver(MAIL, RECIPIENT, () -> true)).isInstanceOf(Receipt.Deferred.class);
        }
    }

    @Test
    void leaves_no_good_bye_inside_a_mail_that_it_abandons() {
        smtp.deliver(MAIL, RECIPIENT, () -> false);
        smtp.deliver(MAIL, RECIPIENT, () -> true);

        assertThat(sink.mails()).hasSize(1);
        assertThat(sink.mails().getFirst().text()).doesNotContain("QUIT");
        assertThat(sink.commands()).filteredOn("QUIT"::equals).hasSizeLessThanOrEqualTo(1);
    }

    private static String reply(Receipt receipt) {
        return switch (receipt) {
            case Receipt.Accepted accepted -> accepted.reply();
            case Receipt.Refused refused -> refused.reply();
            case Receipt.Deferred deferred -> deferred.reply();
            case Receipt.Uncertain uncertain -> uncertain.why();
            case Receipt.Abandoned _ -> "";
        };
    }
}
