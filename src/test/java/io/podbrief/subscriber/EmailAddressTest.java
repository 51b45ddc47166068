package io.podbrief.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.platform.Failure;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "name@example.org",
                "first.last+brief@sub.example.org",
                "UPPER.Case@Example.ORG",
                "o'neill=1!#$%&*/?^_`{|}~-@example.org",
                "1@2.example",
                "x@xn--bcher-kva.example",
                "a@b-c.de",
            })
    void takes_a_plain_address_as_it_is(String typed) {
        assertThat(EmailAddress.parse(typed).value()).isEqualTo(typed);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "   ",
                "name",
                "@example.org",
                "name@",
                "name@example",
                "na me@example.org",
                ".name@example.org",
                "name.@example.org",
                "na..me@example.org",
                "name@.example.org",
                "name@example.org.",
                "name@-example.org",
                "name@example-.org",
                "name@exa_mple.org",
                "two@signs@example.org",
                "\"quoted\"@example.org",
                "\"a b\"@example.org",
                "\"victim@example.net\"@example.org",
                "name(comment)@example.org",
                "(comment)name@example.org",
                "Name <name@example.org>",
                "<name@example.org>",
                "@relay.example,@other.example:name@example.org",
                "name%other.example@[192.0.2.1]",
                "name@[192.0.2.1]",
                "name@[IPv6:2001:db8::1]",
                "name@192.0.2.1",
                "name@example.org,other@example.org",
                "name@example.org;other@example.org",
                "name@example.org\nbcc:other@example.net",
                "name@example.org\r\nRCPT TO:<other@example.net>",
                "na\rme@example.org",
                "name\u0000@example.org",
                "name@exam\u0000ple.org",
                "name@exam\tple.org",
                "name\u007f@example.org",
                "nam\u760a@example.org", // its low byte is a line feed
                "name\u760d@example.org", // its low byte is a carriage return
                "name@exa\u760ample.org",
                "n\u00e4me@example.org",
                "name@b\u00fccher.example",
                "name\uff20example.org", // a full-width at sign
                "name@example\u3002org", // an ideographic full stop
                "name\u200b@example.org",
                "name@example.org\u2028x",
            })
    void refuses_anything_else_with_a_reason(String typed) {
        assertThatThrownBy(() -> EmailAddress.parse(typed)).isInstanceOfSatisfying(Failure.Permanent.class, refused -> {
            assertThat(refused.code()).isEqualTo("signup.invalid_address");
            assertThat(refused.sentence()).matches("\\p{Lu}[ -~]+\\.");
        });
    }

    @Test
    void cannot_be_made_without_the_check() {
        assertThatThrownBy(() -> new EmailAddress("name@example.org\r\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drops_white_space_around_what_was_typed() {
        assertThat(EmailAddress.parse("  name@example.org\r\n").value()).isEqualTo("name@example.org");
    }

    @Test
    void takes_254_characters_and_no_more() {
        var longest = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(58) + ".ee";

        assertThat(EmailAddress.parse(longest).value()).hasSize(254);
        assertThatThrownBy(() -> EmailAddress.parse(longest + "e")).hasMessageContaining("254 characters");
    }

    @Test
    void takes_64_characters_before_the_at_sign_and_63_between_dots() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isNotNull();
        assertThat(EmailAddress.parse("a@" + "b".repeat(63) + ".org")).isNotNull();
        assertThatThrownBy(() -> EmailAddress.parse("a".repeat(65) + "@example.org"))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> EmailAddress.parse("a@" + "b".repeat(64) + ".org"))
                .isInstanceOf(Failure.class);
    }

    @Test
    void keeps_its_case_but_is_one_with_other_spellings() {
        var shouted = EmailAddress.parse("Name@Example.ORG");

        assertThat(shouted.value()).isEqualTo("Name@Example.ORG");
        assertThat(shouted.key())
                .isEqualTo(EmailAddress.parse("name@example.org").key());
    }

    @Property(tries = 2000)
    void is_plain_or_refused_whatever_is_typed(@ForAll String typed) {
        try {
            assertThat(EmailAddress.parse(typed).value()).matches("[!-~]+@[A-Za-z0-9.-]+");
        } catch (Failure.Permanent refused) {
            assertThat(refused.code()).isEqualTo("signup.invalid_address");
        }
    }

    @Test
    void answers_long_nonsense_at_once() {
        var nonsense = "a.".repeat(200_000) + "@" + "b-".repeat(200_000);
        var before = System.nanoTime();

        assertThatThrownBy(() -> EmailAddress.parse(nonsense)).isInstanceOf(Failure.class);
        assertThat(System.nanoTime() - before).isLessThan(1_000_000_000L);
    }
}
