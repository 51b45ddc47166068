package io.podbrief.testing;

import java.io.File;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the product is made of, to start it in a process of its own.
public final class ProductClasses {
    private ProductClasses() {}

    /// The class path without the tests.
    public static String path() {
        var tests = Path.of("target", "test-classes").toAbsolutePath().toString();
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().toString().equals(tests))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
