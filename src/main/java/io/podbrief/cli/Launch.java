package io.podbrief.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/// Starts the application for a verb.
final class Launch {
    private final Class<?> application;

    Launch(Class<?> application) {
        this.application = application;
    }

    /// The application without pages and without work of its own. Logs nothing below errors: the verb says what
    /// happens.
    ///
    /// @param settings of the verb; they win over what the user set
    /// @param more classes that Spring makes for this verb alone
    ConfigurableApplicationContext quiet(Map<String, Object> settings, Class<?>... more) {
        var all = silent(settings);
        all.put("spring.main.lazy-initialization", "true"); // a verb needs only some of it
        var sources = Stream.concat(Stream.of(application), Stream.of(more));
        return start(WebApplicationType.NONE, all, sources.toArray(Class<?>[]::new));
    }

    private static Map<String, Object> silent(Map<String, Object> settings) {
        var all = new LinkedHashMap<String, Object>(settings);
        all.put("logging.level.root", "off");
        all.put("logging.level.io.podbrief", "off");
        all.put("logging.threshold.console", "off"); // standard output belongs to the verb
        return all;
    }

    /// A few parts of the application by themselves: no database, no pages, nothing that they do not name. Starts
    /// in a fraction of the time.
    ///
    /// @param parts classes that Spring makes or that import others
    ConfigurableApplicationContext only(Class<?>... parts) {
        return start(WebApplicationType.NONE, silent(Map.of()), parts);
    }

    /// The whole product: pages and recurring work.
    ConfigurableApplicationContext serving(Map<String, Object> settings) {
        var all = new LinkedHashMap<String, Object>(settings);
        all.put("db-scheduler.enabled", "true");
        return start(WebApplicationType.SERVLET, all, application);
    }

    private static ConfigurableApplicationContext start(
            WebApplicationType type, Map<String, Object> settings, Class<?>... sources) {
        var spring = new SpringApplication(sources);
        spring.setWebApplicationType(type);
        spring.setRegisterShutdownHook(true);
        settings.put("logging.level.org.springframework.boot.diagnostics", "off"); // Cli says it in one line
        settings.put("logging.level.org.springframework.boot.SpringApplication", "off");
        var args = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return spring.run(args);
    }
}
