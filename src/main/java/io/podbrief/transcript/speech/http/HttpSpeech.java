package io.podbrief.transcript.speech.http;

import io.podbrief.platform.DataSettings;
import io.podbrief.platform.Failure;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.Hearing;
import io.podbrief.transcript.speech.HearingListener;
import io.podbrief.transcript.speech.SpeechRecognizer;
import io.podbrief.transcript.speech.whisper.Pieces;
import io.podbrief.transcript.speech.whisper.Pieces.Piece;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/// A server that the operator names. It is asked piece by piece, one at a time; what it understood of a piece counts
/// even if the next one fails. Speech is what it says is speech: its own doubts are all there is to go by.
@Component
@ConditionalOnExpression("'${podbrief.speech.http.base-url:}' != ''")
final class HttpSpeech implements SpeechRecognizer {
    private static final String NAME = "http";

    private final HttpSpeechSettings settings;
    private final SpeechServer server;
    private final Path scratch;

    @Autowired
    HttpSpeech(HttpSpeechSettings settings, DataSettings data) {
        this(settings, data.folder().resolve("scratch"));
    }

    HttpSpeech(HttpSpeechSettings settings, Path scratch) {
        this.settings = settings;
        this.server = new SpeechServer(settings);
        this.scratch = scratch;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String model(@Nullable String language) {
        return Objects.requireNonNull(settings.model());
    }

    @Override
    public Optional<String> sentTo() {
        return Optional.of(server.host());
    }

    @Override
    public Heard hear(Path audio, Hearing hearing, HearingListener listener) {
        try (var pieces = Pieces.of(audio, hearing.from(), scratch)) {
            var cues = new ArrayList<SpokenCue>();
            var speech = Duration.ZERO;
            var language = hearing.language();
            for (var piece : pieces.all()) {
                listener.at(piece.from(), pieces.length());
                var answered = hear(piece, language, () -> listener.at(piece.from(), pieces.length()));
                if (language == null
                        && answered.language() != null
                        && !answered.cues().isEmpty()) {
                    language = answered.language();
                    listener.language(language);
                }
                cues.addAll(answered.cues());
                answered.cues().forEach(listener::cue);
                if (!answered.cues().isEmpty()) speech = speech.plus(piece.length());
                listener.at(piece.to(), pieces.length());
            }
            var source = new Source.Recognized(NAME, model(null));
            return new Heard(source, language, pieces.length(), speech, cues);
        }
    }

    private Answered hear(Piece piece, @Nullable String language, Runnable alive) {
        var answered = Answered.read(server.ask(piece.file(), language, alive), piece)
                .orElseThrow(() -> server.unavailable("answers something that is no transcription"));
        if (answered.hasTimes()) return answered;
        throw new Failure.Permanent(
                "speech.refused",
                "The server " + server.host() + " says no times with its words, and what has no times cannot be"
                        + " quoted: choose a model that knows verbose_json, such as whisper-1.");
    }
}
