package io.podbrief.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.podbrief.platform.models.ModelCatalogue;
import io.podbrief.platform.models.ModelFolder;
import io.podbrief.testing.MovableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Which providers are there for which settings, and in which order.
final class ProvidersTest {
    @TempDir
    Path folder;

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(Providers.class)
            .withPropertyValues("podbrief.llm.auto=false");

    @Configuration(proxyBeanMethods = false)
    @ComponentScan({
        "io.podbrief.llm.openai",
        "io.podbrief.llm.anthropic",
        "io.podbrief.llm.gemini",
        "io.podbrief.llm.gguf"
    })
    @ConfigurationPropertiesScan({"io.podbrief.llm", "io.podbrief.platform"})
    @Import(ModelFolder.class)
    static class Providers {
        @Bean
        Clock clock() {
            return MovableClock.at("2026-05-12T04:00:00Z");
        }

        @Bean
        ModelCatalogue catalogue() {
            return new ModelCatalogue();
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
    void has_those_that_are_set_in_their_order_and_then_what_this_machine_has() {
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
                        .hasSize(5)
                        .extracting(model -> model.getClass().getSimpleName())
                        .containsExactly("LangChain", "LangChain", "LangChain", "LocalServer", "GgufModel"));
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
    void has_a_model_file_by_its_name_in_the_catalogue_or_as_a_file() {
        var own = context.withPropertyValues("podbrief.models.folder=" + folder, "podbrief.llm.auto=true");
        assertModels(
                own.withPropertyValues("podbrief.llm.auto=false", "podbrief.llm.gguf.model=granite-3.3-2b-instruct"),
                "gguf/granite-3.3-2b-instruct");
        own.withPropertyValues("podbrief.llm.gguf.model=granite-3.3-2b-instruct")
                .run(started -> assertThat(
                                started.getBeanProvider(ChatModel.class).orderedStream())
                        .extracting(model -> model.getClass().getSimpleName())
                        .containsExactly("GgufModel", "LocalServer"));
    }

    @Test
    void uses_a_model_file_that_lies_there_where_it_may() throws IOException {
        var model = new ModelCatalogue().named("qwen2.5-1.5b-instruct");
        try (var file = new RandomAccessFile(folder.resolve(model.file()).toFile(), "rw")) {
            file.setLength(model.size().toBytes()); // takes no room
        }
        var own = context.withPropertyValues("podbrief.models.folder=" + folder);
        assertModels(own);
        own.withPropertyValues("podbrief.llm.auto=true")
                .run(started -> assertThat(
                                started.getBeanProvider(ChatModel.class).orderedStream())
                        .last()
                        .satisfies(found -> assertThat(found.isThere()).isTrue())
                        .extracting(ChatModel::name)
                        .isEqualTo("gguf/qwen2.5-1.5b-instruct"));
        assertModels(own.withPropertyValues("podbrief.llm.gguf.model=mine.gguf"), "gguf/mine");
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
