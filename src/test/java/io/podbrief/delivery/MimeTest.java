package io.podbrief.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.SiteSettings;
import io.podbrief.testing.ReceivedMail;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MimeTest {
    private static final Instant DATE = Instant.parse("2026-05-12T05:00:00Z");
    private static final UUID ID = UUID.fromString("11111111-2222-3333-4444-555555555555");
    private static final List<String> COMMON =
            List.of("Date", "From", "To", "Message-ID", "Subject", "MIME-Version", "Content-Type");
    private static final List<String> LIST =
            List.of("List-Unsubscribe", "List-Unsubscribe-Post", "List-Id", "List-Help");
    private static final String TEXT =
            "Zwölf Grüße\n\n.\n..\nFrom here on = 5 €\n" + "a long line ".repeat(200) + "\nhttps://x.example/?a=b\n";

    private final Mime mime = new Mime(Desk.SITE, Desk.SETTINGS);

    private static Message brief(String subject, String text, String html) {
        return new Message(
                ID, "brief", "name@example.org", subject, text, html, "https://brief.example.org/u/v1.a.0..mac");
    }

    private ReceivedMail render(Message message) {
        return ReceivedMail.of(mime.render(message, DATE));
    }

    private static List<String> names(ReceivedMail mail) {
        return mail.headers().stream().map(ReceivedMail.Header::name).toList();
    }

    @Test
    void gives_a_brief_the_headers_of_a_list_that_can_be_left_by_one_click() {
        var mail = render(brief("12 May · A headline", "text", "<p>html</p>"));

        assertThat(names(mail))
                .containsExactlyInAnyOrderElementsOf(java.util.stream.Stream.concat(COMMON.stream(), LIST.stream())
                        .toList());
        assertThat(mail.header("From")).isEqualTo("Podbrief <podbrief@brief.example.org>");
        assertThat(mail.header("To")).isEqualTo("name@example.org");
        assertThat(mail.header("Date")).startsWith("Tue, 12 May 2026 ");
        assertThat(mail.header("Message-ID")).isEqualTo("<b.11111111-2222-3333-4444-555555555555@brief.example.org>");
        assertThat(mail.header("List-Unsubscribe")).isEqualTo("<https://brief.example.org/u/v1.a.0..mac>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("List-Id")).isEqualTo("<brief.brief.example.org>");
        assertThat(mail.header("List-Help")).isEqualTo("<https://brief.example.org/>");
    }

    @Test
    void marks_a_confirmation_as_sent_by_a_machine_and_to_no_list() {
        var mail = render(new Message(ID, "confirm", "name@example.org", "Confirm", "text", "<p>html</p>", null));

        assertThat(names(mail))
                .containsExactlyInAnyOrderElementsOf(
                        java.util.stream.Stream.concat(COMMON.stream(), java.util.stream.Stream.of("Auto-Submitted"))
                                .toList());
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(mail.messageId()).startsWith("<c.");
    }

    @Test
    void puts_the_text_first_and_keeps_every_character_of_both_parts() {
        var html = "<p title=\"=20\">" + TEXT + "</p>\n";
        var mail = render(brief("Grüße", TEXT, html));

        assertThat(mail.header("Content-Type")).startsWith("multipart/alternative");
        assertThat(mail.types()).containsExactly("text/plain", "text/html");
        assertThat(mail.plain().strip()).isEqualTo(TEXT.strip());
        assertThat(mail.html().strip()).isEqualTo(html.strip());
        assertThat(mail.subject()).isEqualTo("Grüße");
    }

    @Test
    void writes_short_lines_of_seven_bits() {
        var bytes =
                mime.render(brief("Ω".repeat(60), TEXT + "漢字🎙".repeat(500), "<p>" + "é".repeat(5000) + "</p>"), DATE);
        var mail = new String(bytes, StandardCharsets.ISO_8859_1);

        assertThat(mail.chars().allMatch(c -> c < 127)).as("seven bits").isTrue();
        assertThat(mail.replace("\r\n", ""))
                .as("bare line ends")
                .doesNotContain("\r")
                .doesNotContain("\n");
        assertThat(mail.split("\r\n")).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @Test
    void names_the_sender_as_it_is_set() {
        var site = new SiteSettings(
                URI.create("https://brief.example.org"), "Café „Fünf“, täglich", new SiteSettings.Web(8080));
        var mail = ReceivedMail.of(new Mime(site, new DeliverySettings("news@example.net", null, true))
                .render(brief("s", "t", "h"), DATE));

        assertThat(mail.header("From").replace("\"", "")).isEqualTo("Café „Fünf“, täglich <news@example.net>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x@example.net", "a\nb", "a\rb", "a\u0000b", "a\tb", "a\u007fb"})
    void refuses_control_characters_in_any_header(String evil) {
        assertThatThrownBy(() -> brief(evil, "t", "h")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Message(ID, "brief", evil + "@example.org", "s", "t", "h", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Message(ID, "brief", "a@example.org", "s", "t", "h", "https://x.example/" + evil))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n\u760ame@example.org", "name@ex\u760dample.org", "n\u00e4me@example.org"})
    void refuses_a_recipient_that_is_not_ascii(String recipient) {
        assertThatThrownBy(() -> new Message(ID, "brief", recipient, "s", "t", "h", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 3000)
    void lets_no_subject_add_or_break_a_header(@ForAll String start, @ForAll String end) {
        var subject = start + "\u760aBcc: a@example.net\u760d\u2028" + end;
        Message message;
        try {
            message = brief(subject, "t", "h");
        } catch (IllegalArgumentException refused) {
            assertThat(subject.chars()).anyMatch(c -> c < 32 || c == 127);
            return;
        }

        var mail = render(message);

        assertThat(names(mail)).hasSize(COMMON.size() + LIST.size()).doesNotHaveDuplicates();
        assertThat(mail.head().chars()).allMatch(c -> c < 127);
        assertThat(mail.head().replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(mail.subject().strip())
                .isEqualTo(new String(subject.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).strip());
    }
}
