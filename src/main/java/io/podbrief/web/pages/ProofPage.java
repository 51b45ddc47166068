package io.podbrief.web.pages;

import io.podbrief.feed.EpisodeStore;
import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Sourced;
import io.podbrief.pipeline.Proofs;
import io.podbrief.platform.SiteSettings;
import io.podbrief.proof.Proof;
import io.podbrief.proof.ProofJson;
import io.podbrief.transcript.TranscriptStore;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The proof of an insight as a document that anybody can check offline: `podbrief verify`.
@RestController
final class ProofPage {
    private final SiteSettings site;
    private final InsightStore insights;
    private final EpisodeStore episodes;
    private final TranscriptStore transcripts;

    ProofPage(SiteSettings site, InsightStore insights, EpisodeStore episodes, TranscriptStore transcripts) {
        this.site = site;
        this.insights = insights;
        this.episodes = episodes;
        this.transcripts = transcripts;
    }

    @GetMapping("/insight/{id}/proof.json")
    ResponseEntity<Object> proof(@PathVariable String id) {
        return insights.find(new Insight.Id(id))
                .flatMap(this::proof)
                .map(proof -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .<Object>body(ProofJson.write(proof)))
                .orElseGet(ProofPage::missing);
    }

    private static ResponseEntity<Object> missing() {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Map.of(
                        "status",
                        404,
                        "title",
                        "There is no proof under this address: no such insight, or its transcript has changed since.",
                        "code",
                        "web.status_404"));
    }

    private Optional<Proof> proof(Sourced sourced) {
        var episode = sourced.insight().episode();
        return episodes.find(episode)
                .flatMap(found -> transcripts
                        .find(episode)
                        .filter(sourced.insight().quote()::standsIn)
                        .map(transcript -> Proofs.of(
                                sourced.insight(),
                                new Proof.Origin(
                                        sourced.origin().show(),
                                        sourced.origin().title(),
                                        found.guid()),
                                transcript,
                                address(sourced))));
    }

    private String address(Sourced sourced) {
        return site.url("/insight/" + sourced.insight().id().value());
    }
}
