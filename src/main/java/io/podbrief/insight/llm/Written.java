package io.podbrief.insight.llm;

import io.podbrief.embedding.Embedder;
import io.podbrief.feed.Episode;
import io.podbrief.insight.Extraction;
import io.podbrief.insight.Extractor;
import io.podbrief.insight.Insight;
import io.podbrief.insight.Material;
import io.podbrief.insight.Quote;
import io.podbrief.insight.Span;
import io.podbrief.insight.Tier;
import io.podbrief.insight.extractive.Extractive;
import io.podbrief.insight.extractive.ShortQuote;
import io.podbrief.llm.ChatModel;
import io.podbrief.llm.Models;
import io.podbrief.platform.Failure;
import io.podbrief.platform.Sha256;
import io.podbrief.platform.Shipped;
import io.podbrief.transcript.Transcript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;

/// The WRITTEN tier: select, then write. The passages that the QUOTE tier picked go to the model one by one, each
/// with what was said before it; what it writes is checked against the passage, what fails is written once more with
/// the reason, and what fails again ships as the QUOTE it was. When the model does not answer twice running, or will
/// not at all, the rest of the episode ships as QUOTE: a brief never waits for a model. So does all of it while no
/// model is there.
@Component
@Primary
@NamedInterface("written")
public final class Written implements Extractor {
    private static final Logger LOG = LoggerFactory.getLogger(Written.class);

    private static final int MOST_TOKENS = 220;
    private static final int MOST_MISSES = 2;
    private static final int QUOTE_WORDS = 40;
    private static final int MARK_DIGITS = 32;
    private static final Pattern PRIVATE = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+|\\+?\\d[\\d ()/.-]{7,}\\d");

    private final Extractor selecting;
    private final Function<Episode.Id, Optional<ChatModel>> models;
    private final Embedder embedder;
    private final String prompt;

    @Autowired
    Written(Extractive selecting, Models models, Embedder embedder) {
        this(selecting, models::of, embedder);
    }

    /// @param selecting the QUOTE tier
    /// @param models the model that writes an episode's insights, where there is one
    public Written(Extractor selecting, Function<Episode.Id, Optional<ChatModel>> models, Embedder embedder) {
        this.selecting = selecting;
        this.models = models;
        this.embedder = embedder;
        this.prompt = Shipped.text("/prompts/write-2.txt");
    }

    @Override
    public Extraction extract(Material material) {
        var chosen = selecting.extract(material);
        return models.apply(material.episode())
                .map(model -> written(chosen, material, model))
                .orElse(chosen);
    }

    private Extraction written(Extraction chosen, Material material, ChatModel model) {
        var counts = new TreeMap<>(chosen.counts());
        var insights = new ArrayList<Insight>();
        var quotes = new HashMap<Insight.Id, Insight>();
        int misses = 0;
        for (var quoted : chosen.insights()) {
            if (misses >= MOST_MISSES) {
                insights.add(quoted);
                continue;
            }
            try {
                var written = write(quoted, material, model, counts);
                if (written.isPresent()) quotes.put(quoted.id(), quoted);
                insights.add(written.orElse(quoted));
                misses = 0;
            } catch (Failure failure) {
                counts.merge("written: " + failure.code(), 1, Integer::sum);
                misses = failure instanceof Failure.Permanent ? MOST_MISSES : misses + 1;
                if (misses >= MOST_MISSES)
                    LOG.atInfo()
                            .addKeyValue("episode", material.episode().value())
                            .addKeyValue("reason", failure.code() + ": " + failure.sentence())
                            .log("the rest of the episode ships as QUOTE");
                insights.add(quoted);
            }
        }
        return new Extraction(insights, quotes, chosen.cuts(), counts);
    }

    /// What the model writes, at the second try where the first is refused.
    private Optional<Insight> write(Insight quoted, Material material, ChatModel model, Map<String, Integer> counts) {
        var passage = passage(quoted);
        var first = question(quoted, passage, "");
        var attempt = attempt(first, quoted, material, model, counts);
        if (attempt instanceof Attempt.Refused(var why)) {
            counts.merge("written: first refused for " + why.check(), 1, Integer::sum);
            attempt = attempt(question(quoted, passage, why.advice()), quoted, material, model, counts);
            if (attempt instanceof Attempt.Kept) counts.merge("written: rewritten", 1, Integer::sum);
        }
        return switch (attempt) {
            case Attempt.Kept(var insight) -> {
                counts.merge("written: kept", 1, Integer::sum);
                yield Optional.of(insight);
            }
            case Attempt.Refused(var why) -> refused(why.check(), counts);
            case Attempt.Skipped _ -> refused("skipped by the model", counts);
        };
    }

    /// What becomes of one answer.
    private sealed interface Attempt {
        record Kept(Insight insight) implements Attempt {}

        record Refused(Grounding.Breach why) implements Attempt {}

        record Skipped() implements Attempt {}
    }

    private Attempt attempt(
            ChatModel.Prompt question,
            Insight quoted,
            Material material,
            ChatModel model,
            Map<String, Integer> counts) {
        var reply = model.ask(question);
        counts.merge("written: calls", 1, Integer::sum);
        counts.merge("written: tokens in", Math.max(0, reply.tokensIn()), Integer::sum);
        counts.merge("written: tokens out", Math.max(0, reply.tokensOut()), Integer::sum);
        try {
            return Draft.read(reply.text())
                    .map(draft -> checked(draft, quoted, material))
                    .orElseGet(Attempt.Skipped::new);
        } catch (IllegalArgumentException _) {
            return new Attempt.Refused(new Grounding.Breach("form", "it was not an object of JSON with both strings"));
        }
    }

    private Attempt checked(Draft draft, Insight quoted, Material material) {
        var known = new ArrayList<>(List.of(material.show()));
        if (quoted.quote().speaker() != null) known.add(quoted.quote().speaker());
        var broken = Grounding.breach(draft, passage(quoted), known);
        if (broken.isPresent()) return new Attempt.Refused(broken.get());
        return ShortQuote.of(quoted.quote(), draft.text(), QUOTE_WORDS, material.transcript())
                .<Attempt>map(quote ->
                        new Attempt.Kept(written(quoted, draft, quote, evidence(quoted, material.transcript()))))
                .orElseGet(() -> new Attempt.Refused(
                        new Grounding.Breach("a quote that cannot be cut", "it rests on too many sentences at once")));
    }

    private static Optional<Insight> refused(String reason, Map<String, Integer> counts) {
        counts.merge("written: refused for " + reason, 1, Integer::sum);
        return Optional.empty();
    }

    /// @param advice why an answer to the same was refused; blank for the first try
    private ChatModel.Prompt question(Insight quoted, String passage, String advice) {
        var mark = mark(passage);
        var again = advice.isBlank() ? "" : "\nAn earlier answer was refused, as " + advice + ". Write another.";
        return new ChatModel.Prompt(
                prompt.replace("{mark}", mark), data(quoted, mark) + again, MOST_TOKENS, Draft.FORM);
    }

    private static String passage(Insight quoted) {
        var context = quoted.context();
        return (context == null ? "" : context.text() + "\n") + quoted.quote().text();
    }

    /// A mark that no passage can have inside, as it is the passage's own hash: none can pretend to end. The same
    /// passage has the same mark, so that it is the same question when it is asked again.
    private static String mark(String passage) {
        return "=== " + Sha256.hex(passage).substring(0, MARK_DIGITS) + " ===";
    }

    /// The passage as data between two lines with the mark; mail addresses and phone numbers do not leave.
    private static String data(Insight quoted, String mark) {
        var context = quoted.context();
        var before = context == null
                ? ""
                : "Said before" + (context.speaker() == null ? "" : " by " + context.speaker()) + ": " + context.text()
                        + "\n\n";
        var speaker = Objects.requireNonNullElse(quoted.quote().speaker(), "somebody");
        var body =
                before + "Passage, said by " + speaker + ": " + quoted.quote().text();
        return mark + "\n" + PRIVATE.matcher(body).replaceAll("[left out]") + "\n" + mark;
    }

    /// The passage that the model was shown, and what it was shown of before.
    private static List<Span> evidence(Insight quoted, Transcript transcript) {
        var passage = new Span(quoted.quote().start(), quoted.quote().end());
        var context = quoted.context();
        if (context == null) return List.of(passage);
        int start = transcript.text().lastIndexOf(context.text(), transcript.charAt(passage.start()));
        if (start < 0) throw new IllegalStateException("the words before are not in the transcript");
        int end = start + context.text().length();
        return List.of(passage, new Span(transcript.codePointAt(start), transcript.codePointAt(end)));
    }

    private Insight written(Insight quoted, Draft draft, Quote quote, List<Span> evidence) {
        return new Insight(
                quoted.id(),
                quoted.episode(),
                Tier.WRITTEN,
                quoted.kind(),
                draft.headline(),
                draft.text(),
                quoted.topic(),
                quote,
                null,
                quoted.score(),
                quoted.saidOn(),
                evidence,
                embedder.embed(draft.text()));
    }
}
