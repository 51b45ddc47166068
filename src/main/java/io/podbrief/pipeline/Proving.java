package io.podbrief.pipeline;

import io.podbrief.insight.Extraction;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.insight.Tier;
import io.podbrief.platform.SiteSettings;
import io.podbrief.proof.Check;
import io.podbrief.proof.GivenTranscript;
import io.podbrief.proof.Proof;
import io.podbrief.proof.ProofFile;
import io.podbrief.proof.Verifier;
import io.podbrief.transcript.Transcript;
import java.util.ArrayList;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/// The last gate before insights are stored: a text by a model that `podbrief verify` would refuse is not published.
/// The extractor has checks of its own; these share no code with them.
@Component
public final class Proving {
    static final String REFUSED = "written: refused by proof";

    private final SiteSettings site;

    Proving(SiteSettings site) {
        this.site = site;
    }

    /// The extraction with each refused WRITTEN insight as the QUOTE that it was written from, or without it where
    /// there is none; how many is in its counts.
    public Extraction proven(Extraction extraction, Material material) {
        var insights = new ArrayList<Insight>();
        var counts = new TreeMap<>(extraction.counts());
        for (var insight : extraction.insights()) {
            if (insight.tier() != Tier.WRITTEN || holds(insight, material)) {
                insights.add(insight);
                continue;
            }
            counts.merge(REFUSED, 1, Integer::sum);
            counts.merge("written: kept", -1, Integer::sum);
            var quoted = extraction.quoted().get(insight.id());
            if (quoted != null) insights.add(quoted);
        }
        return new Extraction(insights, extraction.quoted(), extraction.cuts(), counts);
    }

    private boolean holds(Insight insight, Material material) {
        Transcript transcript = material.transcript();
        var proof = Proofs.of(
                insight,
                new Proof.Origin(material.show(), null, material.guid()),
                transcript,
                site.url("/insight/" + insight.id().value()));
        var given = new GivenTranscript(transcript.text(), transcript.hash(), transcript);
        return Verifier.check(ProofFile.of(proof), given).stream()
                .noneMatch(check -> check.verdict() == Check.Verdict.FAIL);
    }
}
