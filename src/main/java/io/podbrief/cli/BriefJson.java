package io.podbrief.cli;

import io.podbrief.brief.Wording;
import io.podbrief.platform.Json;
import io.podbrief.relation.Related;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A brief as one JSON object; what isn't known is `null`.
final class BriefJson {
    private BriefJson() {}

    static String of(BriefResult result) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("generated_at", result.generatedAt().toString());
        object.put("episodes_scanned", result.scanned().size());
        object.put(
                "insights", result.insights().stream().map(BriefJson::insight).toList());
        object.put(
                "problems", result.problems().stream().map(BriefJson::problem).toList());
        return Json.write(object);
    }

    private static Map<String, @Nullable Object> insight(BriefResult.Chosen chosen) {
        var sourced = chosen.ranked().sourced();
        var insight = sourced.insight();
        var context = insight.context();
        var from = insight.quote().from();
        var link = Wording.link(sourced);
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("id", insight.id().value());
        object.put("tier", insight.tier().name());
        object.put("kind", insight.kind().name().toLowerCase(Locale.ROOT));
        object.put("topic", insight.topic().isEmpty() ? null : insight.topic());
        object.put("headline", insight.headline());
        object.put("text", insight.text());
        object.put("quote", insight.quote().text());
        object.put("context", context == null ? null : context.text());
        object.put("context_speaker", context == null ? null : context.speaker());
        object.put("speaker", insight.quote().speaker());
        object.put("show", sourced.origin().show());
        object.put("episode", sourced.origin().title());
        object.put("said_on", insight.saidOn().toString());
        object.put("start_seconds", from == null ? null : from.toMillis() / 1000.0);
        object.put("link", link == null ? null : link.toString());
        var score = chosen.ranked().score();
        object.put("score", Map.of("total", score.total(), "parts", score.parts()));
        object.put("why", chosen.ranked().why());
        object.put("related", related(chosen.related()));
        return object;
    }

    private static List<Map<String, @Nullable Object>> related(List<Related> related) {
        return related.stream().map(BriefJson::related).toList();
    }

    private static Map<String, @Nullable Object> related(Related one) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("id", one.sourced().insight().id().value());
        object.put("show", one.sourced().origin().show());
        object.put("said_on", one.sourced().insight().saidOn().toString());
        object.put("text", one.sourced().insight().text());
        object.put("relation", one.type().name().toLowerCase(Locale.ROOT));
        object.put("label", one.label());
        object.put("differs", one.differs().isEmpty() ? null : one.differs());
        return object;
    }

    private static Map<String, @Nullable Object> problem(BriefResult.Problem problem) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("code", problem.code());
        object.put("message", problem.message());
        object.put("source", problem.source());
        return object;
    }
}
