package io.podbrief.transcript.speech.whisper;

import io.podbrief.platform.process.JsonLine;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Jobs and events as one line of JSON each.
final class Wire {
    private Wire() {}

    static String write(Job job) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("audio", job.audio());
        values.put("demuxer", job.demuxer());
        values.put("model", job.model());
        values.put("detector", job.detector());
        values.put("language", job.language());
        values.put("threads", (long) job.threads());
        values.put("from", job.from());
        values.put("longest", job.longest());
        return JsonLine.write(values);
    }

    static String write(CutJob job) {
        return JsonLine.write(Map.of(
                "audio",
                job.audio(),
                "demuxer",
                job.demuxer(),
                "pieces",
                job.pieces(),
                "from",
                job.from(),
                "longest",
                job.longest()));
    }

    /// @return `null` if the job is to hear
    static @Nullable CutJob cutJob(String line) {
        var fields = JsonLine.read(line);
        var pieces = fields.textOrNull("pieces");
        if (pieces == null) return null;
        return new CutJob(
                fields.text("audio"), fields.text("demuxer"), pieces, fields.number("from"), fields.number("longest"));
    }

    /// @throws IllegalArgumentException if the line is no job
    static Job job(String line) {
        var fields = JsonLine.read(line);
        return new Job(
                fields.text("audio"),
                fields.text("demuxer"),
                fields.text("model"),
                fields.textOrNull("detector"),
                fields.textOrNull("language"),
                Math.toIntExact(fields.number("threads")),
                fields.number("from"),
                fields.number("longest"));
    }

    static String write(Event event) {
        return switch (event) {
            case Event.Started(long claimed) -> JsonLine.write(Map.of("event", "started", "claimed", claimed));
            case Event.At(long position) -> JsonLine.write(Map.of("event", "at", "position", position));
            case Event.Language(var code) -> JsonLine.write(Map.of("event", "language", "code", code));
            case Event.Cue(long from, long to, var text) ->
                JsonLine.write(Map.of("event", "cue", "from", from, "to", to, "text", text));
            case Event.Done(long length, long speech, var language) ->
                JsonLine.write(Map.of(
                        "event",
                        "done",
                        "length",
                        length,
                        "speech",
                        speech,
                        "language",
                        language == null ? "" : language));
            case Event.Failed(var code, var sentence) ->
                JsonLine.write(Map.of("event", "failed", "code", code, "sentence", sentence));
        };
    }

    /// @throws IllegalArgumentException if the line is no event: something native wrote to the same stream
    static Event event(String line) {
        var fields = JsonLine.read(line);
        return switch (fields.text("event")) {
            case "started" -> new Event.Started(fields.number("claimed"));
            case "at" -> new Event.At(fields.number("position"));
            case "language" -> new Event.Language(fields.text("code"));
            case "cue" -> new Event.Cue(fields.number("from"), fields.number("to"), fields.text("text"));
            case "done" -> {
                var language = fields.text("language");
                yield new Event.Done(
                        fields.number("length"), fields.number("speech"), language.isEmpty() ? null : language);
            }
            case "failed" -> new Event.Failed(fields.text("code"), fields.text("sentence"));
            default -> throw new IllegalArgumentException("an unknown event");
        };
    }
}
