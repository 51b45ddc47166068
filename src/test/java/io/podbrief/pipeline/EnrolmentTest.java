package io.podbrief.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.subscriber.EmailAddress;
import io.podbrief.subscriber.Purpose;
import io.podbrief.subscriber.Subscriber;
import io.podbrief.subscriber.SubscriberStore;
import io.podbrief.testing.ReceivedMail;
import io.podbrief.testing.RunningInstance;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EnrolmentTest extends RunningInstance {
    private static final EmailAddress ANN = new EmailAddress("ann@example.org");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalTime SEVEN = LocalTime.of(7, 0);

    @Autowired
    private Enrolment enrolment;

    @Autowired
    private SubscriberStore subscribers;

    @BeforeEach
    void clear() {
        startOver();
    }

    /// Asks for a mail and takes the token out of the link in it.
    private String token(String path) {
        enrolment.signUp(ANN, BERLIN);
        passTime();
        var link = SINK.mails().getLast().link(BASE + path);
        return link.substring((BASE + path).length());
    }

    private Subscriber confirmed() {
        var reader = enrolment.confirm(token("/confirm/")).orElseThrow();
        CLOCK.forward(Duration.ofMinutes(15)); // the next mail may go out
        return reader;
    }

    private Subscriber ann() {
        return subscribers.find(ANN).orElseThrow();
    }

    private Instant nextBrief() {
        return subscribers.nextBrief(ann().id()).orElseThrow();
    }

    @Test
    void asks_a_new_address_and_makes_a_reader_of_who_presses_the_button() {
        var token = token("/confirm/");
        assertThat(ann().state()).isEqualTo(Subscriber.State.PENDING);

        assertThat(enrolment.confirm(token)).contains(ann());

        assertThat(ann().state()).isEqualTo(Subscriber.State.ACTIVE);
        assertThat(nextBrief()).isEqualTo("2026-05-12T05:00:00Z");
    }

    @Test
    void carries_no_word_that_the_stranger_at_the_form_chose() {
        enrolment.signUp(new EmailAddress("Buy.Pills.Now@example.org"), ZoneId.of("Europe/Berlin"));
        passTime();

        var mail = SINK.mails().getFirst();
        assertThat(mail.plain() + mail.html() + mail.subject())
                .doesNotContainIgnoringCase("pills")
                .doesNotContain("Berlin");
    }

    @Test
    void changes_nothing_more_when_the_button_is_pressed_again() {
        var token = token("/confirm/");
        enrolment.confirm(token);
        CLOCK.set(Instant.parse("2026-05-12T06:00:00Z"));
        passTime();
        var next = nextBrief();

        assertThat(enrolment.confirm(token)).isPresent();

        assertThat(nextBrief()).isEqualTo(next).isEqualTo("2026-05-13T05:00:00Z");
    }

    @Test
    void takes_a_confirmation_for_seven_days() {
        var token = token("/confirm/");

        CLOCK.forward(Duration.ofDays(7).plusSeconds(1));
        assertThat(enrolment.confirm(token)).isEmpty();
        enrolment.expire();
        assertThat(subscribers.find(ANN)).isEmpty();
    }

    @Test
    void takes_back_somebody_who_had_left() {
        var reader = confirmed();
        subscribers.unsubscribe(reader.id());
        CLOCK.forward(Duration.ofDays(8));

        var token = token("/confirm/");
        enrolment.confirm(token);

        assertThat(ann().id()).isEqualTo(reader.id());
        assertThat(ann().state()).isEqualTo(Subscriber.State.ACTIVE);
    }

    @Test
    void sends_a_reader_who_signs_up_again_a_link_to_sign_in() {
        confirmed();

        var token = token("/sign-in/");

        assertThat(enrolment.signIn(token)).contains(ann());
        assertThat(enrolment.signIn(token)).as("a second time").isEmpty();
    }

    @Test
    void lets_only_the_newest_sign_in_link_in_for_sixty_minutes() {
        confirmed();
        var old = token("/sign-in/");
        CLOCK.forward(Duration.ofMinutes(15));
        var newest = token("/sign-in/");

        assertThat(enrolment.signIn(old)).isEmpty();
        CLOCK.forward(Duration.ofMinutes(60).plusSeconds(1));
        assertThat(enrolment.signIn(newest)).isEmpty();
    }

    @Test
    void lets_nobody_in_who_has_left() {
        var reader = confirmed();
        var token = token("/sign-in/");
        subscribers.unsubscribe(reader.id());

        assertThat(enrolment.signIn(token)).isEmpty();
    }

    @Test
    void sends_no_sign_in_link_to_somebody_who_is_no_reader() {
        enrolment.requestSignIn(ANN);
        enrolment.signUp(ANN, BERLIN);
        CLOCK.forward(Duration.ofHours(1));
        enrolment.requestSignIn(ANN);
        passTime();

        assertThat(SINK.mails())
                .extracting(ReceivedMail::subject)
                .containsExactly("Confirm your Podbrief at brief.example.org");
    }

    @Test
    void mails_a_link_no_longer_than_it_is_good_for() {
        confirmed();
        enrolment.signUp(ANN, BERLIN);
        SINK.clear();

        CLOCK.forward(Duration.ofMinutes(60));
        passTime();

        assertThat(SINK.mails()).isEmpty();
        assertThat(one("select state from outbox where kind = 'sign_in'")).isEqualTo("skipped");
    }

    @Test
    void cannot_be_used_to_fill_a_strangers_mailbox() {
        for (int hour = 0; hour < 24; hour++) {
            for (int i = 0; i < 10; i++) {
                for (int again = 0; again < 4; again++)
                    enrolment.signUp(new EmailAddress("victim" + i + "@example.org"), BERLIN);
            }
            passTime();
            CLOCK.forward(Duration.ofMinutes(50)); // twenty hours in all, within a day of UTC's
            if (CLOCK.instant().isAfter(Instant.parse("2026-05-12T23:00:00Z"))) break;
        }

        assertThat(SINK.mails()).hasSize(30);
        for (int i = 0; i < 10; i++)
            assertThat(SINK.mailsTo("victim" + i + "@example.org")).hasSize(3);
    }

    @Test
    void follows_a_later_hour_the_same_day() {
        enrolment.choose(confirmed(), BERLIN, LocalTime.of(20, 0), List.of());

        assertThat(nextBrief()).isEqualTo("2026-05-12T18:00:00Z");
    }

    @Test
    void sends_todays_brief_at_once_when_the_new_hour_has_passed() {
        enrolment.choose(confirmed(), BERLIN, LocalTime.of(5, 0), List.of());
        passTime();

        assertThat(one("select local_date from brief")).isEqualTo("2026-05-12");
        assertThat(nextBrief()).isEqualTo("2026-05-13T03:00:00Z");
    }

    @Test
    void sends_no_second_brief_the_same_day_for_a_later_hour() {
        var reader = confirmed();
        CLOCK.set(Instant.parse("2026-05-12T05:00:00Z"));
        passTime();

        enrolment.choose(reader, BERLIN, LocalTime.of(20, 0), List.of());
        CLOCK.set(Instant.parse("2026-05-12T18:00:00Z"));
        passTime();

        assertThat(one("select count(*) from brief")).isEqualTo("1");
        assertThat(nextBrief()).isEqualTo("2026-05-13T18:00:00Z");
    }

    @Test
    void begins_tomorrow_for_who_joins_after_their_hour() {
        CLOCK.set(Instant.parse("2026-05-12T12:00:00Z"));
        var reader = confirmed();
        assertThat(nextBrief()).isEqualTo("2026-05-13T05:00:00Z");

        enrolment.choose(reader, BERLIN, LocalTime.of(6, 0), List.of());
        assertThat(nextBrief()).isEqualTo("2026-05-13T04:00:00Z");
    }

    @Test
    void settles_a_date_that_a_move_leaves_behind() {
        CLOCK.set(Instant.parse("2026-05-13T05:00:00Z")); // still the evening of the 12th in Honolulu
        var honolulu = ZoneId.of("Pacific/Honolulu");
        subscribers.findOrCreate(ANN, honolulu, LocalTime.of(23, 0));
        subscribers.activate(ann().id(), LocalDay.nextDue(CLOCK.instant(), LocalTime.of(23, 0), honolulu));

        enrolment.choose(ann(), ZoneId.of("Pacific/Auckland"), LocalTime.of(23, 0), List.of());

        assertThat(one("select local_date || ' ' || reason from brief")).isEqualTo("2026-05-12 moved");
        assertThat(nextBrief()).isEqualTo("2026-05-13T11:00:00Z");
    }

    @Test
    void stores_all_of_a_readers_choices_or_none() {
        var reader = confirmed();
        enrolment.choose(reader, BERLIN, SEVEN, List.of("grid batteries"));
        db().sql("alter table subscription add constraint no_cooking check (wording <> 'cooking')")
                .update();
        try {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> enrolment.choose(reader, BERLIN, LocalTime.NOON, List.of("sailing", "cooking")))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            db().sql("alter table subscription drop constraint no_cooking").update();
        }

        assertThat(subscribers.interests(reader.id()).stream().map(interest -> interest.wording()))
                .containsExactly("grid batteries");
        assertThat(ann().hour()).isEqualTo(SEVEN);
    }

    @Test
    void lets_a_reader_leave_with_any_of_our_links_and_nobody_elses() {
        var reader = confirmed();
        var session = enrolment.session(reader);

        assertThat(enrolment.unsubscribe(session))
                .as("a session is no permission to leave")
                .isFalse();
        assertThat(enrolment.unsubscribe("")).isFalse();
        assertThat(ann().state()).isEqualTo(Subscriber.State.ACTIVE);
        assertThat(enrolment.holder(Purpose.MANAGE, session)).contains(ann());
        CLOCK.forward(Duration.ofMinutes(61));
        assertThat(enrolment.holder(Purpose.MANAGE, session)).isEmpty();
    }
}
