package io.podbrief.pipeline;

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
    private static final Duration PENDING = Duration.ofDays(7);

    private final SubscriberStore subscribers;
    private final Tokens tokens;
    private final Letters letters;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Enrolment(
            SubscriberStore subscribers,
            Tokens tokens,
            Letters letters,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.subscribers = subscribers;
        this.tokens = tokens;
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
        else mail(reader, letters.confirm(reader));
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
        if (mail(reader, letters.signIn(reader, nonce))) subscribers.setSignInNonce(reader.id(), nonce);
    }

    private boolean mail(Subscriber reader, Message message) {
        return Boolean.TRUE.equals(transaction.execute(_ -> {
            if (!subscribers.mayMail(reader.id(), PAUSE, MOST_MAILS)) return false;
            outbox.put(
                    message.kind() + ":" + message.id(),
                    reader.id().value(),
                    message,
                    clock.instant().plus(PENDING));
            return true;
        }));
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

    /// Stores a reader's choices; the next brief follows the new hour at once.
    public void choose(Subscriber reader, ZoneId zone, LocalTime hour, List<String> interests) {
        subscribers.setInterests(reader.id(), interests);
        subscribers.setTime(reader.id(), zone, hour);
        subscribers.setNextBrief(reader.id(), LocalDay.nextDue(clock.instant(), hour, zone));
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
