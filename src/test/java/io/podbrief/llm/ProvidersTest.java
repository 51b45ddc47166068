package io.podbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.testing.MovableClock;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/// Which providers are there for which settings, and in which order.
final class ProvidersTest {
    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(Providers.class)
            .withPropertyValues("podbrief.llm.auto=false");

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"io.podbrief.llm.openai", "io.podbrief.llm.anthropic", "io.podbrief.llm.gemini"})
    @ConfigurationPropertiesScan("io.podbrief.llm")
    static class Providers {
        @Bean
        Clock clock() {
            return MovableClock.at("2026-05-12T04:00:00Z");
        }
    }

    private void assertModels(ApplicationContextRunner set, String... names) {
        set.run(started -> assertThat(
                        started.getBeanProvider(ChatModel.class).orderedStream().map(ChatModel::name))
                .containsExactly(names));
    }

    @Test
    void has_none_where_nothing_is_set() {
        assertModels(context);
        assertModels(context.withPropertyValues("podbrief.llm.gemini.key=", "podbrief.llm.openai.base-url="));
    }

    @Test
    void has_those_that_are_set_in_their_order_and_a_server_of_this_machine_last() {
        assertModels(
                context.withPropertyValues("podbrief.llm.gemini.key=k", "podbrief.llm.gemini.model=g"), "gemini/g");
        context.withPropertyValues(
                        "podbrief.llm.auto=true",
                        "podbrief.llm.gemini.key=k",
                        "podbrief.llm.gemini.model=g",
                        "podbrief.llm.anthropic.key=k",
                        "podbrief.llm.anthropic.model=a",
                        "podbrief.llm.openai.base-url=http://127.0.0.1:1/v1",
                        "podbrief.llm.openai.model=o")
                .run(started -> assertThat(
                                started.getBeanProvider(ChatModel.class).orderedStream())
                        .hasSize(4)
                        .extracting(model -> model.getClass().getSimpleName())
                        .containsExactly("LangChain", "LangChain", "LangChain", "LocalServer"));
        assertModels(
                context.withPropertyValues(
                        "podbrief.llm.gemini.key=k",
                        "podbrief.llm.gemini.model=g",
                        "podbrief.llm.anthropic.key=k",
                        "podbrief.llm.anthropic.model=a",
                        "podbrief.llm.openai.base-url=http://127.0.0.1:1/v1",
                        "podbrief.llm.openai.model=o"),
                "openai/o",
                "anthropic/a",
                "gemini/g");
    }

    @Test
    void says_which_model_is_missing_and_not_the_key() {
        for (var provider : new String[] {"gemini", "anthropic"})
            context.withPropertyValues("podbrief.llm." + provider + ".key=sk-secret")
                    .run(started -> assertThat(started.getStartupFailure())
                            .hasStackTraceContaining("podbrief.llm." + provider + ".model is not set")
                            .satisfies(failure -> assertThat(org.assertj.core.util.Throwables.getStackTrace(failure))
                                    .doesNotContain("sk-secret")));
    }
}
