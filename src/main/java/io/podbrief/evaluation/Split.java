package io.podbrief.evaluation;

import io.podbrief.platform.Shipped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which shows and which sponsors may be looked at while the product is made, and which are there to check it
/// (QUALITY E1). Frozen with the hashes of their data in `evaluation/split.tsv`.
final class Split {
    private record Line(String part, String hash) {}

    private final Map<String, Line> lines = new HashMap<>();
    private final List<String> changes = new ArrayList<>();

    Split() {
        Shipped.lines("/evaluation/split.tsv")
                .map(line -> line.split("\t"))
                .forEach(cells -> lines.put(cells[0] + "\t" + cells[1], new Line(cells[2], cells[3])));
    }

    /// `dev` or `test`; what the file does not know is `dev`, and noted as a change.
    ///
    /// @param kind `show` or `sponsor`
    /// @param hash of the data as it is now
    String part(String kind, String name, String hash) {
        var line = lines.get(kind + "\t" + name);
        if (line == null || !line.hash().equals(hash))
            changes.add(String.join("\t", kind, name, line == null ? "dev" : line.part(), hash));
        return line == null ? "dev" : line.part();
    }

    /// Lines that `evaluation/split.tsv` would need to fit the data as it is; none where it fits.
    List<String> changes() {
        return List.copyOf(changes);
    }
}
