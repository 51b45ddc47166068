package io.podbrief.pipeline;

import io.podbrief.brief.BriefStore;
import io.podbrief.brief.Letters;
import io.podbrief.delivery.Message;
import io.podbrief.delivery.Outbox;
import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Purpose;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.subscriber.Tokens;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// How readers come, sign in, change their mind and leave. Links alone change nothing: each of these methods runs
/// on a button's POST.
@Component
public final class Enrolment {
    /// When a brief is due where nobody chose an hour.
    public static final LocalTime USUAL_HOUR = LocalTime.of(7, 0);

    private static final Duration PAUSE = Duration.ofMinutes(15); // between two mails that somebody asks for
    private static final int MOST_MAILS = 3; // of those a day
    private static final Duration PENDING = Purpose.CONFIRM.life().orElseThrow();
    private static final Duration SIGN_IN = Purpose.SIGN_IN.life().orElseThrow();

    private final SubscriberStore subscribers;
    private final Tokens tokens;
    private final BriefStore briefs;
    private final Letters letters;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Enrolment(
            SubscriberStore subscribers,
            Tokens tokens,
            BriefStore briefs,
            Letters letters,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.subscribers = subscribers;
        this.tokens = tokens;
        this.briefs = briefs;
        this.letters = letters;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Asks an address, by mail, whether it wants the brief; one that is a reader already gets a sign-in link
    /// instead. The caller learns nothing of either, nor whether the limits of one mail in fifteen minutes and
    /// three a day kept the mail back.
    public void signUp(EmailAddress address, ZoneId zone) {
        var reader = subscribers.findOrCreate(address, zone, USUAL_HOUR);
        if (reader.state() == Subscriber.State.ACTIVE) mailSignIn(reader);
        else mail(reader, letters.confirm(reader), PENDING, () -> {});
    }

    /// Mails a link that opens the preferences, if the address is a reader's.
    public void requestSignIn(EmailAddress address) {
        subscribers
                .find(address)
                .filter(reader -> reader.state() == Subscriber.State.ACTIVE)
                .ifPresent(this::mailSignIn);
    }

    private void mailSignIn(Subscriber reader) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var nonce = HexFormat.of().formatHex(bytes);
        mail(reader, letters.signIn(reader, nonce), SIGN_IN, () -> subscribers.setSignInNonce(reader.id(), nonce));
    }

    /// @param life of the link in the mail: later it is not worth sending
    /// @param remember stores what the link needs, with the mail or not at all
    private void mail(Subscriber reader, Message message, Duration life, Runnable remember) {
        transaction.executeWithoutResult(_ -> {
            if (!subscribers.mayMail(reader.id(), PAUSE, MOST_MAILS)) return;
            remember.run();
            outbox.put(
                    message.kind() + ":" + message.id(),
                    reader.id().value(),
                    message,
                    clock.instant().plus(life));
        });
    }

    /// Who holds a link that may still be used for a purpose.
    public Optional<Subscriber> holder(Purpose purpose, String token) {
        return tokens.verify(purpose, token).flatMap(claimed -> subscribers.find(claimed.subscriber()));
    }

    /// Makes the holder of a confirmation link a reader; pressing the button twice changes nothing more.
    public Optional<Subscriber> confirm(String token) {
        var reader = holder(Purpose.CONFIRM, token);
        reader.filter(found -> found.state() != Subscriber.State.ACTIVE)
                .ifPresent(found -> subscribers.activate(
                        found.id(), LocalDay.nextDue(clock.instant(), found.hour(), found.zone())));
        return reader.flatMap(found -> subscribers.find(found.id()));
    }

    /// Uses a sign-in link up.
    ///
    /// @return empty where it is not good, or was used before
    public Optional<Subscriber> signIn(String token) {
        return tokens.verify(Purpose.SIGN_IN, token)
                .filter(claimed -> subscribers.useSignInNonce(claimed.subscriber(), claimed.item()))
                .flatMap(claimed -> subscribers.find(claimed.subscriber()))
                .filter(reader -> reader.state() == Subscriber.State.ACTIVE);
    }

    /// What a signed-in reader proves themselves with on later requests.
    public String session(Subscriber reader) {
        return tokens.sign(Purpose.MANAGE, reader.id(), "");
    }

    /// Stores a reader's choices, all of them or none. The next brief follows the new hour at once: today's,
    /// if it was still to come, is due right away where the new hour has passed.
    public void choose(Subscriber reader, ZoneId zone, LocalTime hour, List<String> wordings) {
        var interests = subscribers.understand(wordings);
        transaction.executeWithoutResult(_ -> {
            subscribers.follow(reader.id(), interests);
            subscribers.lock(reader.id()).ifPresent(before -> reschedule(before, zone, hour));
        });
    }

    private void reschedule(Subscriber before, ZoneId zone, LocalTime hour) {
        var now = clock.instant();
        var today = LocalDay.of(now, zone);
        var open = subscribers
                .nextBrief(before.id())
                .map(due -> LocalDay.of(due, before.zone()))
                .orElse(LocalDate.MAX);
        leaveBehind(before, open, today);
        subscribers.setTime(before.id(), zone, hour);
        subscribers.setNextBrief(
                before.id(), open.isAfter(today) ? LocalDay.nextDue(now, hour, zone) : LocalDay.due(today, hour, zone));
    }

    /// Dates whose brief was still to come when the reader moved to where they are over.
    private void leaveBehind(Subscriber before, LocalDate open, LocalDate today) {
        var todayThere = LocalDay.of(clock.instant(), before.zone());
        for (var day = open; day.isBefore(today); day = day.plusDays(1)) {
            briefs.skip(before.id(), day, day.isBefore(todayThere) ? "downtime" : "moved");
        }
    }

    /// No more briefs from now on. Safe to repeat, and good for as long as the link exists.
    ///
    /// @return whether the link is one of ours
    public boolean unsubscribe(String token) {
        var claimed = tokens.verify(Purpose.UNSUBSCRIBE, token);
        claimed.ifPresent(found -> subscribers.unsubscribe(found.subscriber()));
        return claimed.isPresent();
    }

    /// Forgets sign-ups that nobody confirmed within seven days.
    public void expire() {
        subscribers.deletePending(PENDING);
    }
}
