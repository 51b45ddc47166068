package io.podbrief.pipeline;

import io.podbrief.embedding.Embedder;
import io.podbrief.feed.Episode;
import io.podbrief.feed.EpisodeStore.Work;
import io.podbrief.insight.Extractor;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Material;
import io.podbrief.insight.Sourced;
import io.podbrief.relation.Relations;
import io.podbrief.search.Indexer;
import io.podbrief.transcript.Listening;
import io.podbrief.transcript.Transcript;
import io.podbrief.transcript.TranscriptStore;
import io.podbrief.transcript.Transcripts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// The life of one episode, from its feed to insights that can be found and ranked. Read this first.
///
/// Each stage stores its result and the next stage's turn in one transaction, and starts from what the one before
/// stored: it can be resumed anywhere.
@Component
public final class EpisodePipeline {
    private final Transcripts transcripts;
    private final Listening listening;
    private final TranscriptStore transcriptStore;
    private final Extractor extractor;
    private final Embedder embedder;
    private final Proving proving;
    private final InsightStore insights;
    private final Indexer indexer;
    private final Relations relations;
    private final Stages stages;

    EpisodePipeline(
            Transcripts transcripts,
            Listening listening,
            TranscriptStore transcriptStore,
            Extractor extractor,
            Embedder embedder,
            Proving proving,
            InsightStore insights,
            Indexer indexer,
            Relations relations,
            Stages stages) {
        this.transcripts = transcripts;
        this.listening = listening;
        this.transcriptStore = transcriptStore;
        this.extractor = extractor;
        this.embedder = embedder;
        this.proving = proving;
        this.insights = insights;
        this.indexer = indexer;
        this.relations = relations;
        this.stages = stages;
    }

    /// Runs an episode's stages from the one it stands at to its end.
    ///
    /// @throws io.podbrief.platform.Failure where a stage cannot be done; the episode then stands at that stage
    /// @throws Stages.LostLease where somebody else has taken over; nothing of this run's stage was stored
    void run(Work work) {
        var current = work;
        while (current.episode().stage() != Episode.Stage.READY
                && current.episode().stage() != Episode.Stage.ENDED) {
            current = switch (current.episode().stage()) {
                case TRANSCRIPT -> transcript(current);
                case INSIGHT -> insight(current);
                case RELATION -> relation(current);
                case LISTED, READY, ENDED ->
                    throw new IllegalStateException(
                            "episode " + current.episode().id().value() + " has nothing to run");
            };
        }
    }

    private Work transcript(Work work) {
        var stage = stages.begin(work);
        return switch (found(work, stage)) {
            case Transcripts.Found.Absent(var code, var sentence) -> stage.end(code + ": " + sentence);
            case Transcripts.Found.Present(var transcript) ->
                stage.complete(
                        Episode.Stage.INSIGHT,
                        transcript.source().words(),
                        Map.of("words", transcript.quality().words()),
                        () -> store(work.episode().id(), transcript));
        };
    }

    private void store(Episode.Id id, Transcript transcript) {
        transcriptStore.put(id, transcript);
        listening.forget(id);
    }

    /// The publisher's transcript, else what we hear ourselves.
    private Transcripts.Found found(Work work, Stages.Running stage) {
        var published = transcripts.of(work.episode());
        if (!(published instanceof Transcripts.Found.Absent none)
                || work.episode().audio() == null) return published;
        return switch (listening.hear(work, stage::keep)) {
            case Transcripts.Found.Present present -> present;
            case Transcripts.Found.Absent(var code, var sentence) ->
                new Transcripts.Found.Absent(none.code(), none.sentence() + " " + code + ": " + sentence);
        };
    }

    private Work insight(Work work) {
        var stage = stages.begin(work);
        var material = material(work.episode());
        var extraction = proving.proven(extractor.extract(material), material);
        return stage.complete(
                Episode.Stage.RELATION,
                extraction.insights().size() + " insights",
                extraction.counts(),
                () -> insights.replace(work.episode().id(), extraction, embedder.model()));
    }

    private Material material(Episode episode) {
        Transcript transcript = transcriptStore.find(episode.id()).orElseThrow();
        var show = episode.show() == null ? "" : episode.show();
        return new Material(
                episode.id(),
                episode.guid(),
                show,
                episode.publishedAt().atZone(ZoneOffset.UTC).toLocalDate(),
                transcript);
    }

    /// One at a time in this process: two episodes that make the same new claim at once must not both be first.
    private synchronized Work relation(Work work) {
        var stage = stages.begin(work);
        List<Sourced> fresh = insights.of(work.episode().id());
        var gone = insights.dropped(work.episode().id());
        indexer.remove(gone);
        indexer.add(fresh); // from here on they can be found
        var found = relations.find(fresh);
        return stage.complete(
                Episode.Stage.READY, "related", counts(fresh, found), () -> relations.store(fresh, gone, found));
    }

    private static Map<String, Integer> counts(List<Sourced> fresh, Relations.Findings found) {
        var counts = new TreeMap<String, Integer>();
        counts.put("insights", fresh.size());
        counts.put("repeats", found.repeats());
        for (var relation : found.relations())
            counts.merge(relation.type().name().toLowerCase(Locale.ROOT), 1, Integer::sum);
        return counts;
    }
}
