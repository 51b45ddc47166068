package io.podbrief.transcript.published;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which words before a colon name a speaker, learned from one whole transcript.
///
/// `Name: …` is taken as a speaker when it has the shape of a name and comes at least twice, or is known from
/// a stronger sign elsewhere in the file (bold type, a time beside it, a list of speakers), or when the
/// transcript is written like that throughout, so that somebody who speaks once is written like that too.
/// `Note:` or `Remember this:` are none of these.
final class SpeakerLabels {
    private static final Pattern LABEL = Pattern.compile("([^\\s:：][^:：\\n]{0,58}?)\\s{0,3}(?::(?=[^\\d/:]|$)|：)\\s*");
    private static final Pattern BRACKETED = Pattern.compile("^\\[(.+)\\]$");
    private static final Pattern WITH_ALIAS = Pattern.compile("(.+?)\\s*\\((.{1,30})\\)");
    private static final int LONGEST = 80;
    /// One line in so many has to have a name for that to be how the transcript is written.
    private static final int USUAL = 3;

    private final Set<String> known = new HashSet<>();
    private final Map<String, String> aliases = new HashMap<>();

    /// @param speaker the name, without what is in brackets after it
    /// @param rest what is said, as written
    record Label(String speaker, String rest) {}

    /// @param given names known from stronger signs
    /// @param lines where a label may stand, at the start
    static SpeakerLabels learn(Collection<String> given, Collection<String> lines) {
        var labels = new SpeakerLabels();
        given.forEach(labels::know);
        var counts = new HashMap<String, Integer>();
        for (var line : lines) {
            var label = candidate(line);
            if (label != null) counts.merge(label.speaker(), 1, Integer::sum);
        }
        int labelled = 0;
        for (var entry : counts.entrySet()) {
            if (entry.getValue() > 1) labels.know(entry.getKey());
            if (labels.known.contains(plain(entry.getKey()))) labelled += entry.getValue();
        }
        boolean usual = labelled > 1 && labelled * USUAL >= lines.size();
        if (usual) counts.keySet().forEach(labels::know);
        return labels;
    }

    /// The label that a line starts with; `null` if it starts with none that is believed.
    @Nullable
    Label in(String line) {
        var label = candidate(line);
        if (label == null || !known.contains(plain(label.speaker()))) return null;
        return new Label(speaker(label.speaker()), label.rest());
    }

    /// Whether a line starts with something of the form of a label, believed or not.
    static boolean mayBeIn(String line) {
        return candidate(line) != null;
    }

    /// Whether a name is known to be a speaker's.
    boolean knows(String name) {
        return known.contains(plain(name));
    }

    /// The full name for one that may be an abbreviation which the transcript itself explains: `Ada Byron
    /// (AB): …`.
    String speaker(String name) {
        return aliases.getOrDefault(plain(name), plain(name));
    }

    private void know(String name) {
        var alias = WITH_ALIAS.matcher(name);
        if (alias.matches()) {
            aliases.merge(alias.group(2), alias.group(1), (one, other) -> one.equals(other) ? one : alias.group(2));
            known.add(alias.group(2));
        }
        known.add(plain(name));
    }

    private static String plain(String name) {
        var alias = WITH_ALIAS.matcher(name);
        return alias.matches() ? alias.group(1) : name;
    }

    private static @Nullable Label candidate(String line) {
        var found = LABEL.matcher(line).region(0, Math.min(line.length(), LONGEST));
        if (!found.lookingAt()) return null;
        var name = BRACKETED.matcher(found.group(1)).replaceFirst("$1");
        return NameShape.isName(name) ? new Label(name, line.substring(found.end())) : null;
    }
}
