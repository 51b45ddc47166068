package io.podbrief.transcript;

import io.podbrief.feed.EpisodeStore.Work;
import io.podbrief.transcript.speech.Heard;
import io.podbrief.transcript.speech.Hearing;
import io.podbrief.transcript.speech.HearingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A hearing whose results are stored as they come, so that one that is broken off can be gone on with: by the
/// same model on the same file, else it begins anew.
final class KeptHearing implements HearingListener {
    private static final Duration TURN = Duration.ofSeconds(30); // between two signs of life
    private static final Duration WITHOUT_WORDS = Duration.ofMinutes(1); // of audio, after which the position counts

    private final HeardPartStore parts;
    private final Work work;
    private final Runnable alive;
    private final HeardPart begun;
    private final List<SpokenCue> cues;
    private @Nullable String language;
    private Duration stored;
    private boolean news;
    private long lastSign = System.nanoTime();

    private KeptHearing(HeardPartStore parts, Work work, Runnable alive, HeardPart begun) {
        this.parts = parts;
        this.work = work;
        this.alive = alive;
        this.begun = begun;
        this.cues = new ArrayList<>(begun.cues());
        this.language = begun.language();
        this.stored = begun.position();
    }

    /// @param recording SHA-256 of the file
    /// @param heardBy recognizer and model
    /// @param alive called now and then; what it throws ends the hearing
    static KeptHearing of(HeardPartStore parts, Work work, String recording, String heardBy, Runnable alive) {
        var begun = parts.find(work.episode().id())
                .filter(part -> part.isOf(recording, heardBy))
                .orElseGet(() -> HeardPart.none(recording, heardBy));
        return new KeptHearing(parts, work, alive, begun);
    }

    /// How the rest is to be heard. The language is left open even where it is known by now: it would choose
    /// another model.
    Hearing rest() {
        return Hearing.in(null).after(begun.position());
    }

    /// Where this hearing began.
    Duration from() {
        return begun.position();
    }

    /// All of the recording, once its rest was heard.
    Heard whole(Heard rest) {
        var all = new ArrayList<>(begun.cues());
        all.addAll(rest.cues());
        return new Heard(
                rest.source(),
                begun.language() == null ? rest.language() : begun.language(),
                rest.length(),
                rest.speech(),
                all);
    }

    @Override
    public void language(String found) {
        if (language == null) language = found;
    }

    @Override
    public void cue(SpokenCue cue) {
        cues.add(cue);
        news = true;
    }

    @Override
    public void at(Duration position, @Nullable Duration length) {
        if (position.compareTo(news ? stored : stored.plus(WITHOUT_WORDS)) > 0) {
            parts.put(work, new HeardPart(begun.recording(), begun.heardBy(), language, position, cues));
            stored = position;
            news = false;
        }
        if (System.nanoTime() - lastSign < TURN.toNanos()) return;
        lastSign = System.nanoTime();
        alive.run();
    }
}
