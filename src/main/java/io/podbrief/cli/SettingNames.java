package io.podbrief.cli;

import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/// The settings of ours that are set anywhere, with secrets masked.
record SettingNames(ConfigurableEnvironment environment) {
    private static final Pattern SECRET = Pattern.compile("(password|key|secret|token)$");

    /// Names in their dotted form with the values in force.
    TreeMap<String, String> all() {
        var all = new TreeMap<String, String>();
        for (var source : environment.getPropertySources()) {
            if (!(source instanceof EnumerablePropertySource<?> names)) continue;
            for (var name : names.getPropertyNames()) {
                var dotted = dotted(name);
                if (dotted.startsWith("podbrief."))
                    all.putIfAbsent(dotted, masked(dotted, String.valueOf(names.getProperty(name))));
            }
        }
        return all;
    }

    /// `PODBRIEF_WEB_PORT` is `podbrief.web.port`, as far as can be told.
    private static String dotted(String name) {
        return name.startsWith("PODBRIEF_")
                ? name.toLowerCase(java.util.Locale.ROOT).replace('_', '.')
                : name;
    }

    private static String masked(String name, String value) {
        return SECRET.matcher(name).find() && !value.isEmpty() ? "••••" : value;
    }
}
