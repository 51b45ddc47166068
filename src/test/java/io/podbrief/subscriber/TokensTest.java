package io.podbrief.subscriber;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.testing.MovableClock;
import io.podbrief.testing.Tables;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    private static final Tables TABLES = Tables.fresh();
    private static final Subscriber.Id READER = new Subscriber.Id(4711);

    private final MovableClock clock = MovableClock.at("2026-05-12T07:00:00Z");
    private final Tokens tokens = new Tokens(TABLES.db(), clock);

    @ParameterizedTest
    @EnumSource
    void says_who_and_what_it_was_signed_for(Purpose purpose) {
        var token = tokens.sign(purpose, READER, "6f1c-42");

        assertThat(tokens.verify(purpose, token)).contains(new Tokens.Claimed(READER, "6f1c-42"));
    }

    @ParameterizedTest
    @EnumSource
    void is_worth_nothing_for_another_purpose(Purpose purpose) {
        var token = tokens.sign(purpose, READER, "");

        for (var other : Purpose.values()) {
            assertThat(tokens.verify(other, token).isPresent())
                    .as("%s for %s", purpose, other)
                    .isEqualTo(other == purpose);
        }
    }

    @Test
    void lives_as_long_as_its_purpose_and_not_a_second_longer() {
        var token = tokens.sign(Purpose.CONFIRM, READER, "");

        clock.forward(Duration.ofDays(7));
        assertThat(tokens.verify(Purpose.CONFIRM, token)).isPresent();
        clock.forward(Duration.ofSeconds(1));
        assertThat(tokens.verify(Purpose.CONFIRM, token)).isEmpty();
    }

    @Test
    void lets_readers_leave_for_ever() {
        var token = tokens.sign(Purpose.UNSUBSCRIBE, READER, "");

        clock.forward(Duration.ofDays(10_000));
        assertThat(tokens.verify(Purpose.UNSUBSCRIBE, token)).isPresent();
    }

    @Test
    void is_worth_nothing_with_any_one_character_changed() {
        var token = tokens.sign(Purpose.READ, READER, "brief-7");

        for (int i = 0; i < token.length(); i++) {
            for (char other : "aA0.-_\u0101".toCharArray()) {
                if (token.charAt(i) == other) continue;
                var changed = token.substring(0, i) + other + token.substring(i + 1);
                assertThat(tokens.verify(Purpose.READ, changed)).as(changed).isEmpty();
            }
        }
    }

    @Test
    void is_worth_nothing_cut_or_extended() {
        var token = tokens.sign(Purpose.READ, READER, "brief-7");

        for (int i = 0; i < token.length(); i++)
            assertThat(tokens.verify(Purpose.READ, token.substring(0, i))).isEmpty();
        assertThat(tokens.verify(Purpose.READ, token + "a")).isEmpty();
        assertThat(tokens.verify(Purpose.READ, token + ".")).isEmpty();
    }

    @Test
    void is_worth_nothing_with_its_parts_in_another_order() {
        var token = tokens.sign(Purpose.READ, READER, "brief-7");
        var parts = token.split("\\.");
        var seen = new HashSet<String>();

        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < parts.length; j++) {
                var swapped = parts.clone();
                swapped[i] = parts[j];
                swapped[j] = parts[i];
                seen.add(String.join(".", swapped));
            }
        }

        seen.remove(token);
        assertThat(seen)
                .isNotEmpty()
                .allSatisfy(
                        other -> assertThat(tokens.verify(Purpose.READ, other)).isEmpty());
    }

    @Test
    void is_worth_nothing_signed_with_another_key() {
        var elsewhere = new Tokens(Tables.fresh().db(), clock);

        assertThat(tokens.verify(Purpose.READ, elsewhere.sign(Purpose.READ, READER, "brief-7")))
                .isEmpty();
    }

    @Test
    void outlives_the_process_that_signed_it() {
        var token = tokens.sign(Purpose.READ, READER, "brief-7");

        assertThat(new Tokens(TABLES.db(), clock).verify(Purpose.READ, token)).isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                ".",
                "....",
                "v1....",
                "v1.a.b.c.d",
                "v1.zzzzzzzzzzzzzzzzzzzzz.0..x",
                "\u0000",
                "%00",
                "../../etc/passwd",
                "v2.1.0..",
                "null"
            })
    void is_empty_for_garbage(String garbage) {
        for (var purpose : Purpose.values())
            assertThat(tokens.verify(purpose, garbage)).isEmpty();
    }

    @Property(tries = 2000)
    void never_throws_whatever_it_is_given(@ForAll String garbage) {
        for (var purpose : Purpose.values())
            assertThat(tokens.verify(purpose, garbage)).isEmpty();
    }

    @Property(tries = 500)
    void gives_back_any_reader_and_item(
            @ForAll @LongRange(min = 1) long reader,
            @ForAll @StringLength(max = 40) @CharRange(from = 'a', to = 'z') String item) {
        var token = tokens.sign(Purpose.SIGN_IN, new Subscriber.Id(reader), item);

        assertThat(tokens.verify(Purpose.SIGN_IN, token)).contains(new Tokens.Claimed(new Subscriber.Id(reader), item));
        assertThat(token).matches("[A-Za-z0-9._-]+"); // goes into a path as it is
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a.b", "a/b", "a b", "\u00e4", "a\n"})
    void refuses_an_item_that_would_not_come_back(String item) {
        assertThatThrownBy(() -> tokens.sign(Purpose.READ, READER, item)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void differs_for_different_readers_purposes_and_items() {
        var all = List.of(
                tokens.sign(Purpose.READ, READER, "a"),
                tokens.sign(Purpose.READ, READER, "b"),
                tokens.sign(Purpose.READ, new Subscriber.Id(4712), "a"),
                tokens.sign(Purpose.UNSUBSCRIBE, READER, "a"));

        assertThat(all).doesNotHaveDuplicates();
        assertThat(all.stream().map(token -> Arrays.asList(token.split("\\.")).getLast()))
                .doesNotHaveDuplicates();
    }
}
