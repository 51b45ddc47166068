package io.podbrief.platform.models;

import java.net.URI;
import org.springframework.util.unit.DataSize;

/// One file of the catalogue, known to the byte.
///
/// @param name what people and settings call it; unique in the catalogue
/// @param file its name in the models folder, without a path; unique in the catalogue
/// @param size exactly
/// @param sha256 64 lower-case hexadecimal digits
/// @param licence as SPDX names it
/// @param purpose what it is for, in a few words for people
/// @param memory what a program that uses it needs, roughly
/// @param address where its publisher has it; https
public record Model(
        String name,
        String file,
        DataSize size,
        String sha256,
        String licence,
        String purpose,
        DataSize memory,
        URI address) {
    public Model {
        if (!name.matches("[a-z0-9][a-z0-9.-]*")) throw new IllegalArgumentException("not a model's name: " + name);
        if (!file.matches("[A-Za-z0-9][\\w.-]*") || file.endsWith(".part"))
            throw new IllegalArgumentException(name + " has no plain file name: " + file);
        if (size.toBytes() <= 0) throw new IllegalArgumentException(name + " has no size");
        if (!sha256.matches("[0-9a-f]{64}")) throw new IllegalArgumentException(name + " has no SHA-256");
        if (!"https".equals(address.getScheme())) throw new IllegalArgumentException(name + " is not fetched by https");
    }

    /// Whether it is a chat model, for WRITTEN insights.
    public boolean isForWriting() {
        return purpose.startsWith("writing");
    }
}
