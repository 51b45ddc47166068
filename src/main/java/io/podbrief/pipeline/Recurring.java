package io.podbrief.pipeline;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.podbrief.delivery.Postman;
import io.podbrief.feed.EpisodeStore;
import io.podbrief.feed.FeedPoller;
import io.podbrief.transcript.Listening;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a running instance does by itself. Each task only asks what is due: the work is rows.
@Configuration(proxyBeanMethods = false)
class Recurring {
    private static final List<String> HEARD_LATER = List.of("speech.no_model", "speech.over_budget");
    private static final Duration STILL_NEW = Duration.ofDays(7); // older episodes are briefed no more

    @Bean
    RecurringTask<Void> pollFeeds(FeedPoller poller) {
        return every(Duration.ofSeconds(5), "poll-feeds", poller::pollDue);
    }

    @Bean
    RecurringTask<Void> workEpisodes(EpisodeWork episodes, WorkerLock lock) {
        return every(Duration.ofSeconds(2), "work-episodes", () -> {
            if (lock.take()) episodes.runDue(_ -> {});
        });
    }

    @Bean
    RecurringTask<Void> composeBriefs(MorningRun morning) {
        return every(Duration.ofSeconds(10), "compose-briefs", morning::runDue);
    }

    @Bean
    RecurringTask<Void> sendMail(Postman postman) {
        return every(Duration.ofSeconds(2), "send-mail", postman::sendDue);
    }

    @Bean
    RecurringTask<Void> expireSignUps(Enrolment enrolment) {
        return every(Duration.ofHours(1), "expire-sign-ups", enrolment::expire);
    }

    /// Episodes that nobody could hear: a model has been fetched since, or the budget of another day has begun.
    @Bean
    RecurringTask<Void> hearAgain(EpisodeStore episodes, Listening listening, Clock clock) {
        return every(Duration.ofHours(1), "hear-again", () -> {
            if (!listening.isReady()) return;
            var since = clock.instant().minus(STILL_NEW);
            for (var code : HEARD_LATER) episodes.restartEnded(code, since);
        });
    }

    private static RecurringTask<Void> every(Duration pause, String name, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((_, _) -> work.run());
    }
}
