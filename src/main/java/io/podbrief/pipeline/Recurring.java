package io.podbrief.pipeline;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.podbrief.delivery.Postman;
import io.podbrief.feed.FeedPoller;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What a running instance does by itself. Each task only asks what is due: the work is rows.
@Configuration(proxyBeanMethods = false)
class Recurring {
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

    private static RecurringTask<Void> every(Duration pause, String name, Runnable work) {
        return Tasks.recurring(name, FixedDelay.of(pause)).execute((_, _) -> work.run());
    }
}
