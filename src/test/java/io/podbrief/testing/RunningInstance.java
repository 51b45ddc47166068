package io.podbrief.testing;

import io.podbrief.App;
import io.podbrief.cli.Demo;
import io.podbrief.delivery.Postman;
import io.podbrief.feed.FeedPoller;
import io.podbrief.feed.FeedStore;
import io.podbrief.pipeline.Enrolment;
import io.podbrief.pipeline.EpisodeWork;
import io.podbrief.pipeline.MorningRun;
import io.podbrief.search.InsightIndex;
import io.podbrief.subscriber.EmailAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;

/// The whole product, for tests that extend this: embedded database, pages, feeds of [DemoShows], mails to
/// [SmtpSink], and a clock that tests move. Nothing happens by itself: tests say what is due. There is one
/// instance for all of them, so a test class begins with [#startOver()].
@SpringBootTest(
        classes = App.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "logging.level.io.podbrief=warn",
            "logging.level.io.podbrief.pipeline=off" // tests make work fail on purpose
        })
@TestExecutionListeners(DependencyInjectionTestExecutionListener.class) // the usual ones bring a mocking library along
@Import(RunningInstance.Clocks.class)
public abstract class RunningInstance {
    /// The address in links.
    protected static final String BASE = "https://brief.example.org";

    /// A Tuesday.
    protected static final MovableClock CLOCK = MovableClock.at("2026-05-12T04:00:00Z");

    protected static final SmtpSink SINK = new SmtpSink();
    protected static final DemoShows SHOWS = new DemoShows(CLOCK);

    @Autowired
    private ApplicationContext context;

    /// The clock of everything in the instance.
    @TestConfiguration(proxyBeanMethods = false)
    static class Clocks {
        @Bean
        @Primary
        MovableClock movableClock() {
            return CLOCK;
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        var folder = folder();
        settings.add("podbrief.data.folder", folder::toString);
        settings.add("podbrief.database.throw-away", () -> "true");
        settings.add("podbrief.database.url", () -> "");
        settings.add("podbrief.base-url", () -> BASE);
        settings.add("podbrief.web.port", () -> "0");
        settings.add("podbrief.delivery.smtp.host", () -> "127.0.0.1");
        settings.add("podbrief.delivery.smtp.port", SINK::port);
        settings.add("podbrief.fetch.allow-private", SHOWS::authority);
        settings.add("podbrief.fetch.interval", () -> "0s");
        settings.add("podbrief.llm.openai.base-url", () -> "");
        settings.add("podbrief.llm.auto", () -> "false");
        settings.add("podbrief.insight.least", () -> Demo.LEAST);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("podbrief-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    protected <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    protected JdbcClient db() {
        return bean(JdbcClient.class);
    }

    /// The only value of a query, as text.
    protected String one(String sql) {
        return String.valueOf(db().sql(sql).query().singleValue());
    }

    /// A browser without cookies.
    protected Browser browser() {
        return new Browser(BASE, port());
    }

    /// Where the pages are on this machine.
    protected int port() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server).getPort();
    }

    /// Empties tables, index and mailbox, and sets the clock back to 04:00 on a Tuesday.
    protected void startOver() {
        Tables.clearAll(db());
        bean(InsightIndex.class).clear();
        SINK.clear();
        CLOCK.set(Instant.parse("2026-05-12T04:00:00Z"));
    }

    /// Follows the made-up shows, and works until their insights can be found.
    protected void readShows() {
        var feeds = bean(FeedStore.class);
        List.copyOf(SHOWS.feeds()).forEach(feeds::add);
        bean(FeedPoller.class).pollDue();
        bean(EpisodeWork.class).runDue(_ -> {});
    }

    /// Signs an address up in Berlin, where seven o'clock is 05:00 UTC, and presses the button of the mail
    /// that comes.
    ///
    /// @return a browser that is signed in
    protected Browser join(String address) {
        signUp(address);
        var browser = browser();
        browser.post(SINK.mailsTo(address).getLast().link(BASE + "/confirm/"));
        SINK.clear();
        return browser;
    }

    /// Signs up past the form, which takes only five from one network in an hour, and sends the mail that asks.
    protected void signUp(String address) {
        bean(Enrolment.class).signUp(new EmailAddress(address), ZoneId.of("Europe/Berlin"));
        bean(Postman.class).sendDue();
    }

    /// Composes the briefs that are due and sends the mails that are.
    protected void passTime() {
        bean(MorningRun.class).runDue();
        bean(Postman.class).sendDue();
    }
}
