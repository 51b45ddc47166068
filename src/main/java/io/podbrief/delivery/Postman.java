package io.podbrief.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends what is due in the outbox, one mail at a time, and decides what each answer means (RELIABILITY D1 to D4).
@Component
public final class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final List<Duration> RETRIES =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
    private static final String PAUSE = "421"; // the server closes: what else goes to that domain waits as well

    private final Outbox outbox;
    private final Channel channel;
    private final DeliverySettings settings;
    private final Clock clock;

    Postman(Outbox outbox, Channel channel, DeliverySettings settings, Clock clock) {
        this.outbox = outbox;
        this.channel = channel;
        this.settings = settings;
        this.clock = clock;
    }

    /// Sends until nothing is due any more.
    ///
    /// @return how many mails were handed over
    public int sendDue() {
        int lost = outbox.recover();
        if (lost > 0) LOG.atWarn().addKeyValue("mails", lost).log("mails of unknown fate are held as uncertain");
        int sent = 0;
        while (settings.enabled()) {
            var claim = outbox.claim(LEASE);
            if (claim.isEmpty()) return sent;
            if (send(claim.get())) sent++;
        }
        return sent;
    }

    private boolean send(Outbox.Claim claim) {
        if (!clock.instant().isBefore(claim.giveUpAt())) {
            outbox.skipped(claim, "downtime");
            return false;
        }
        var receipt = channel.deliver(claim.message(), claim.recipient(), () -> outbox.sending(claim, LEASE));
        switch (receipt) {
            case Receipt.Accepted accepted -> outbox.sent(claim, accepted.reply());
            case Receipt.Refused refused -> outbox.failed(claim, "refused", refused.reply());
            case Receipt.Uncertain uncertain -> outbox.uncertain(claim, uncertain.why());
            case Receipt.Abandoned _ -> abandon(claim);
            case Receipt.Deferred deferred -> defer(claim, deferred.reply());
        }
        LOG.atInfo()
                .addKeyValue("mail", claim.id())
                .addKeyValue("kind", claim.kind())
                .addKeyValue("channel", channel.name())
                .addKeyValue("receipt", receipt.getClass().getSimpleName())
                .log("mail");
        return receipt instanceof Receipt.Accepted;
    }

    private void abandon(Outbox.Claim claim) {
        if (!outbox.skippedIfLeft(claim)) defer(claim, "the time to hand it over in had run out before the last dot");
    }

    private void defer(Outbox.Claim claim, String reply) {
        Instant next = clock.instant().plus(RETRIES.get(Math.min(claim.attempts(), RETRIES.size()) - 1));
        if (next.isBefore(claim.giveUpAt())) outbox.deferred(claim, reply, next);
        else outbox.failed(claim, "deferred to the end of its day", reply);
        if (reply.startsWith(PAUSE))
            outbox.pause(claim.recipient().substring(claim.recipient().indexOf('@') + 1), next);
    }
}
