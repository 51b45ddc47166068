package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.podbrief.pipeline.Attempt.Next;
import io.podbrief.platform.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class AttemptTest {
    private static final Instant NOW = Instant.parse("2026-05-12T07:00:00Z");
    private final Failure busy =
            new Failure.Retryable("fetch.timeout", "The server is busy.", Duration.ofSeconds(30), null);

    @Test
    void gives_up_at_once_on_what_never_changes() {
        var broken = new Failure.Permanent("transcript.invalid", "It is a picture.");

        assertThat(Attempt.after(broken, 1, NOW)).isEqualTo(new Next.GiveUp("transcript.invalid: It is a picture."));
    }

    @Test
    void waits_as_long_as_the_provider_asked() {
        assertThat(Attempt.after(busy, 1, NOW))
                .isEqualTo(new Next.RetryAt(NOW.plusSeconds(30), "fetch.timeout: The server is busy."));
    }

    @ParameterizedTest(name = "attempt {0}: {1}")
    @CsvSource({"1, PT30S", "2, PT1M", "3, PT2M", "4, PT4M", "7, PT32M"})
    void waits_twice_as_long_each_time(int attempt, Duration wait) {
        assertThat(Attempt.after(busy, attempt, NOW))
                .isInstanceOfSatisfying(
                        Next.RetryAt.class, retry -> assertThat(retry.at()).isEqualTo(NOW.plus(wait)));
    }

    @Test
    void never_waits_longer_than_six_hours() {
        var tomorrow = new Failure.Retryable("budget.day", "Spent.", Duration.ofHours(5), null);

        assertThat(Attempt.after(tomorrow, 7, NOW))
                .isInstanceOfSatisfying(
                        Next.RetryAt.class, retry -> assertThat(retry.at()).isEqualTo(NOW.plus(Duration.ofHours(6))));
    }

    @Test
    void gives_up_after_the_eighth_try_and_says_why() {
        assertThat(Attempt.after(busy, 7, NOW)).isInstanceOf(Next.RetryAt.class);
        assertThat(Attempt.after(busy, 8, NOW))
                .isEqualTo(new Next.GiveUp("fetch.timeout: gave up after 8 tries. The server is busy."));
    }

    static Stream<RuntimeException> databaseTroubles() {
        return Stream.of(
                new DataAccessResourceFailureException("connection refused"),
                new CannotGetJdbcConnectionException("no connection"),
                new CannotCreateTransactionException("no connection"),
                new TransactionSystemException("the commit was not answered"),
                new PessimisticLockingFailureException("deadlock"));
    }

    @ParameterizedTest
    @MethodSource("databaseTroubles")
    void waits_for_the_database_however_often_it_goes_away(RuntimeException trouble) {
        assertThat(Attempt.after(trouble, 100, NOW)).isInstanceOfSatisfying(Next.RetryAt.class, retry -> {
            assertThat(retry.at()).isEqualTo(NOW.plusSeconds(10));
            assertThat(retry.reason()).startsWith("db.unavailable: ");
        });
    }

    @Test
    void calls_work_poison_that_has_killed_three_workers_or_never_ends() {
        assertThat(Attempt.isPoison(1, null)).isFalse();
        assertThat(Attempt.isPoison(3, null)).isFalse();
        assertThat(Attempt.isPoison(4, null)).isTrue();
        assertThat(Attempt.isPoison(8, "fetch.timeout: slow")).isFalse();
        assertThat(Attempt.isPoison(9, "fetch.timeout: slow")).isTrue();
    }

    @Test
    void lets_a_bug_of_ours_through() {
        var bug = new IllegalStateException("oops");

        assertThatThrownBy(() -> Attempt.after(bug, 1, NOW)).isSameAs(bug);
    }
}
