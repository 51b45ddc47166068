package io.podbrief.pipeline;

import io.podbrief.brief.Brief;
import io.podbrief.brief.BriefComposer;
import io.podbrief.brief.BriefStore;
import io.podbrief.brief.Letters;
import io.podbrief.delivery.Outbox;
import io.podbrief.ranking.Ranked;
import io.podbrief.ranking.Ranker;
import io.podbrief.relation.Ledger;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// One reader's morning, from "it is time" to a message in the outbox. Read this second.
@Component
public final class MorningRun {
    private static final Logger LOG = LoggerFactory.getLogger(MorningRun.class);
    private static final int BATCH = 200;
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final SubscriberStore subscribers;
    private final Candidates candidates;
    private final Ledger ledger;
    private final BriefComposer composer;
    private final BriefStore briefs;
    private final Letters letters;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MorningRun(
            SubscriberStore subscribers,
            Candidates candidates,
            Ledger ledger,
            BriefComposer composer,
            BriefStore briefs,
            Letters letters,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.subscribers = subscribers;
        this.candidates = candidates;
        this.ledger = ledger;
        this.composer = composer;
        this.briefs = briefs;
        this.letters = letters;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Settles the day of every reader whose hour has come. What goes wrong with one reader does not keep the
    /// others waiting.
    ///
    /// @return how many readers
    public int runDue() {
        var slot = candidates.slot();
        int settled = 0;
        for (var due = subscribers.due(BATCH); !due.isEmpty(); due = subscribers.due(BATCH)) {
            for (var one : due) {
                try {
                    run(one, slot);
                } catch (RuntimeException e) {
                    LOG.atError()
                            .setCause(e)
                            .addKeyValue("reader", one.subscriber().id().value())
                            .log("a brief failed");
                    postpone(one.subscriber());
                }
            }
            settled += due.size();
        }
        return settled;
    }

    /// Tries again later the same day; where the day ends before that, it is settled as failed.
    private void postpone(Subscriber reader) {
        var now = clock.instant();
        var today = LocalDay.of(now, reader.zone());
        if (now.plus(AFTER_FAILURE).isBefore(LocalDay.end(today, reader.zone()))) {
            subscribers.setNextBrief(reader.id(), now.plus(AFTER_FAILURE));
        } else {
            briefs.skip(reader.id(), today, "failed");
            subscribers.setNextBrief(reader.id(), LocalDay.dueAfter(today, reader.hour(), reader.zone()));
        }
    }

    /// Settles every local day of the reader up to now: days that have passed are skipped with their reason,
    /// today's gets a brief.
    private void run(SubscriberStore.Due due, Candidates.Slot slot) {
        var reader = due.subscriber();
        var today = LocalDay.of(clock.instant(), reader.zone());
        for (var day = LocalDay.of(due.dueAt(), reader.zone()); day.isBefore(today); day = day.plusDays(1)) {
            briefs.skip(reader.id(), day, "downtime");
        }
        var dueToday = LocalDay.due(today, reader.hour(), reader.zone());
        if (dueToday.isAfter(clock.instant())) subscribers.setNextBrief(reader.id(), dueToday);
        else send(reader, today, slot);
    }

    /// Freezes a reader's day and puts its mail in line; a second run finds what the first one froze.
    private Optional<Brief> send(Subscriber reader, LocalDate day, Candidates.Slot slot) {
        takeBack(reader);
        var composed = briefs.isSettled(reader.id(), day) ? Optional.<Brief>empty() : compose(reader, day, slot);
        transaction.executeWithoutResult(_ -> {
            freeze(reader, day, composed);
            briefs.find(reader.id(), day).ifPresent(brief -> mail(brief, reader));
            subscribers.setNextBrief(reader.id(), LocalDay.dueAfter(day, reader.hour(), reader.zone()));
        });
        return briefs.find(reader.id(), day);
    }

    /// What a mail of the last days was to tell, and did not as far as is known, counts as not told (DESIGN D21).
    private void takeBack(Subscriber reader) {
        var since = clock.instant().minus(Candidates.OLDEST);
        outbox.undelivered(reader.id().value(), since).forEach((mail, state) -> {
            var reason = Ledger.NotTold.valueOf(state.name());
            for (var item : briefs.find(mail).map(Brief::items).orElse(List.of()))
                ledger.notTold(
                        reader.id(), candidates.claimOf(item.sourced().insight().id()), reason);
        });
    }

    private void freeze(Subscriber reader, LocalDate day, Optional<Brief> brief) {
        if (brief.isEmpty()) {
            briefs.skip(reader.id(), day, "empty"); // changes nothing where the day was settled before
        } else if (briefs.put(brief.get())) {
            for (var item : brief.get().items()) {
                var insight = item.sourced().insight().id();
                ledger.tell(reader.id(), candidates.claimOf(insight), insight, day, item.voices());
            }
        }
    }

    private void mail(Brief brief, Subscriber reader) {
        var endOfDay = LocalDay.end(brief.date(), reader.zone());
        outbox.put("brief:" + brief.id(), reader.id().value(), letters.brief(brief, reader), endOfDay);
    }

    /// Today's brief as it stands: the frozen one, else what it would be now. Changes nothing.
    public Optional<Brief> today(Subscriber reader) {
        var day = LocalDay.of(clock.instant(), reader.zone());
        return briefs.isSettled(reader.id(), day)
                ? briefs.find(reader.id(), day)
                : compose(reader, day, candidates.slot());
    }

    /// Freezes and mails today's brief now, whatever the reader's hour; once a day, as any brief.
    ///
    /// @return empty where there is nothing worth sending
    public Optional<Brief> sendNow(Subscriber reader) {
        return send(reader, LocalDay.of(clock.instant(), reader.zone()), candidates.slot());
    }

    /// Looks back a day, and further only while that does not give five.
    private Optional<Brief> compose(Subscriber reader, LocalDate day, Candidates.Slot slot) {
        var interests = subscribers.interests(reader.id());
        Instant now = clock.instant();
        var news = ledger.news(reader.id(), slot.voices()); // without what they were told and has not changed
        List<Ranked> five = List.of();
        for (var window : Candidates.WINDOWS) {
            five = Ranker.five(Ranker.rank(slot.within(window, news), interests, now));
            if (five.size() == Ranker.SIZE || window.equals(Candidates.WINDOWS.getLast())) {
                var scope = new BriefComposer.Scope(window, slot.episodes(window));
                return five.isEmpty()
                        ? Optional.empty()
                        : Optional.of(composer.compose(reader.id(), day, scope, five, candidates.standings(five)));
            }
        }
        return Optional.empty();
    }
}
