package io.podbrief.evaluation;

import io.podbrief.insight.llm.Grounding;
import io.podbrief.platform.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/// The checks of written texts on texts of our own: each as it was written from its passage, and with one fact
/// changed. A text counts under the episode of its passage.
final class Planted {
    private record Written(
            String id,
            String speaker,
            String show,
            String text,
            String headline,
            String insight,
            String unsupported_variant,
            String planted) {

        Optional<String> broken(String written) {
            return Grounding.broken(headline, written, text, List.of(show, speaker));
        }
    }

    /// How many were refused, by what was planted, and why faithful ones were.
    ///
    /// @param caught planted errors refused, by kind, as `refused of all, of them where the faithful text passes`
    /// @param reasons faithful texts refused, by the check that failed
    record Detail(Map<String, List<Integer>> caught, Map<String, Integer> reasons) {}

    private Planted() {}

    static Detail measure(Path file, Map<String, LabelledWindow> windows, Results results) {
        var caught = new TreeMap<String, List<Integer>>();
        var reasons = new TreeMap<String, Integer>();
        for (var line : DataFolder.text(file).lines().toList()) {
            var written = Json.read(line, new TypeReference<Written>() {});
            var window = windows.get(written.id());
            if (window == null) continue;
            var sheet = new Sheet(results, Results.OURS, Form.PUBLISHED, window.episode());
            var faithful = written.broken(written.insight());
            boolean refused = written.broken(written.unsupported_variant()).isPresent();
            boolean told = refused && faithful.isEmpty();
            sheet.check(
                    Figure.PLANTED_CAUGHT, refused, !refused, written.planted() + ": " + written.unsupported_variant());
            if (faithful.isEmpty()) sheet.add(Figure.PLANTED_TOLD, told ? 1 : 0, 1);
            sheet.check(
                    Figure.FAITHFUL_PASSED,
                    faithful.isEmpty(),
                    faithful.isPresent(),
                    faithful.orElse("") + ": " + written.insight());
            faithful.ifPresent(reason -> reasons.merge(reason, 1, Integer::sum));
            caught.merge(
                    written.planted(),
                    List.of(refused ? 1 : 0, 1, told ? 1 : 0),
                    (one, other) ->
                            List.of(one.get(0) + other.get(0), one.get(1) + other.get(1), one.get(2) + other.get(2)));
        }
        return new Detail(caught, reasons);
    }
}
