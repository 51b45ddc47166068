package io.podbrief.platform.models;

import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Failure;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where model files lie and where they are fetched from.
///
/// @param folder may be filled by hand; `null`: `models` in the data folder
/// @param mirror the address of a folder that has all files of the catalogue under their names; `null`: each is
///     fetched from its publisher
@ConfigurationProperties("podbrief.models")
public record ModelSettings(@Nullable Path folder, @Nullable URI mirror) {
    public ModelSettings {
        if (folder != null && folder.toString().isBlank()) folder = null;
        if (mirror != null && mirror.toString().isBlank()) mirror = null;
        if (mirror != null
                && (mirror.getHost() == null
                        || !String.valueOf(mirror.getScheme()).matches("https?"))) {
            throw new Failure.Permanent(
                    "config.invalid",
                    "podbrief.models.mirror is " + mirror
                            + ": give the http or https address of a folder, such as https://mirror.example.org/models");
        }
    }

    /// The folder in force, absolute.
    public Path folder(DataSettings data) {
        var chosen = folder == null ? data.folder().resolve("models") : folder;
        return chosen.toAbsolutePath().normalize();
    }

    /// Where a model is fetched from.
    URI address(Model model) {
        return mirror == null
                ? model.address()
                : URI.create(mirror.toString().replaceAll("/+$", "") + "/" + model.file());
    }
}
