package io.podbrief.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The program's version, as the packaged jar knows it.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "podbrief " + Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "dev")
                    + ", Java " + Runtime.version()
        };
    }
}
