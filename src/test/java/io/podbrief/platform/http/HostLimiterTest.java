package io.podbrief.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
final class HostLimiterTest {
    @Test
    void lets_one_at_a_time_in_and_in_the_order_they_came() throws Exception {
        var hosts = new HostLimiter(Duration.ZERO);
        var order = new ConcurrentLinkedQueue<Integer>();
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        try (var _ = hosts.enter("a.example")) {
            for (int i = 0; i < 50; i++) {
                int number = i;
                var thread = Thread.startVirtualThread(() -> enter(hosts, () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    order.add(number);
                    inside.decrementAndGet();
                }));
                while (thread.getState() != Thread.State.WAITING) Thread.onSpinWait(); // stands in the queue
                threads.add(thread);
            }
        }
        for (var thread : threads) thread.join();

        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
        assertThat(most).hasValue(1);
    }

    @Test
    void keeps_the_interval_between_starts_however_quick_the_answers() throws Exception {
        var interval = Duration.ofMillis(60);
        var hosts = new HostLimiter(interval);
        var starts = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            try (var _ = hosts.enter("a.example")) {
                starts.add(System.nanoTime());
            }
        }

        assertThat(IntStream.range(1, 4).mapToObj(i -> Duration.ofNanos(starts.get(i) - starts.get(i - 1))))
                .allMatch(
                        gap -> gap.compareTo(interval.minusMillis(5)) >= 0,
                        "at least the interval, but for the clock's grain");
    }

    @Test
    void one_host_does_not_hold_up_another() throws Exception {
        var hosts = new HostLimiter(Duration.ofHours(1));

        try (var _ = hosts.enter("a.example");
                var _ = hosts.enter("b.example")) {
            assertThat(hosts.remembered()).isEqualTo(2);
        }
    }

    @Test
    void whoever_is_interrupted_while_waiting_takes_nothing() throws Exception {
        var hosts = new HostLimiter(Duration.ZERO);
        var gaveUp = new CountDownLatch(1);
        try (var _ = hosts.enter("a.example")) {
            var waiting = Thread.startVirtualThread(() -> {
                try (var _ = hosts.enter("a.example")) {
                    throw new AssertionError("got in");
                } catch (InterruptedException _) {
                    gaveUp.countDown();
                }
            });
            waiting.interrupt();
            gaveUp.await();
        }
        try (var _ = hosts.enter("a.example")) {
            assertThat(hosts.remembered()).isEqualTo(1);
        }
    }

    @Test
    void whoever_is_interrupted_during_the_interval_lets_the_next_one_in() throws Exception {
        var hosts = new HostLimiter(Duration.ofMillis(300));
        try (var _ = hosts.enter("a.example")) {
            assertThat(hosts.remembered()).isEqualTo(1);
        }
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> hosts.enter("a.example")).isInstanceOf(InterruptedException.class);
        try (var _ = hosts.enter("a.example")) {
            assertThat(hosts.remembered()).isEqualTo(1);
        }
    }

    @Test
    void forgets_hosts_that_nobody_asks_for_any_more() throws Exception {
        var hosts = new HostLimiter(Duration.ZERO);
        for (int i = 0; i < 20_000; i++) {
            try (var _ = hosts.enter("host" + i + ".example")) {
                assertThat(hosts.remembered()).isLessThan(5000);
            }
        }
    }

    private static void enter(HostLimiter hosts, Runnable work) {
        try (var _ = hosts.enter("a.example")) {
            work.run();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
