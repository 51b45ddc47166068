package io.podbrief.cli;

import io.podbrief.platform.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// A data folder with a database of its own, for one run of a verb; gone when it is closed, or when the program ends
/// before that.
record ThrowAway(Path folder) implements AutoCloseable {
    /// @param verb whose it is
    static ThrowAway of(String verb) throws IOException {
        var folder = Files.createTempDirectory("podbrief-" + verb + "-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.tidy(folder)));
        return new ThrowAway(folder);
    }

    /// What makes a verb use it, whatever the user set; the models are the user's own.
    Map<String, Object> settings() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("podbrief.data.folder", folder);
        settings.put("podbrief.database.url", "");
        settings.put("podbrief.database.throw-away", true);
        settings.put("podbrief.models.folder", ModelsCommand.USUAL_FOLDER);
        return settings;
    }

    @Override
    public void close() {
        Folders.tidy(folder);
    }
}
