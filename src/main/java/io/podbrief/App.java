package io.podbrief;

import io.podbrief.cli.Cli;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/// Reads the verb and starts what it needs.
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class) // nobody has a password here
@ConfigurationPropertiesScan
public class App {
    public static void main(String[] args) {
        System.exit(Cli.run(App.class, args));
    }
}
