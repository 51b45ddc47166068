package io.podbrief.relation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How many independent voices make a claim, and on how many shows.
///
/// Voices are independent where no two share a speaker, a show or their words: a guest who tours six shows is one,
/// and so are a re-post, a feed drop and a clip together with what they repeat. A speaker who is not known is one
/// voice for each show.
///
/// @param count the greatest number of independent voices, `>= 1` and at most `shows`
/// @param shows `>= 1`
public record Voices(int count, int shows) {
    /// Where nothing else is known: one voice, one show.
    public static final Voices ONE = new Voices(1, 1);

    private static final double COPY = 0.5; // containment of four-word runs from which words are somebody else's
    private static final Pattern TITLE = Pattern.compile(
            "^(?:(?:dr|prof|professor|mr|mrs|ms|sir|dame|rev|senator)\\.? +)+", Pattern.CASE_INSENSITIVE);
    private static final Pattern ROLE = Pattern.compile(
            "(?:unknown|host|co-?host|guest|interviewer|narrator|speaker|announcer|man|woman)\\b *\\w{0,2}",
            Pattern.CASE_INSENSITIVE);

    /// The claim made once.
    ///
    /// @param show row id of the show
    /// @param speaker `null` when not known
    /// @param words exactly as they were said
    record Utterance(long show, @Nullable String speaker, String words) {}

    /// What a reader sees, such as `3 independent voices (5 shows)`; empty where one show alone says it.
    public String line() {
        if (shows == 1) return "";
        if (count == 1) return "1 voice (" + shows + " shows)";
        return count + " independent voices" + (count == shows ? "" : " (" + shows + " shows)");
    }

    /// Counts by a greatest matching of origins and shows; an origin is a speaker, or whoever first said copied words.
    ///
    /// Source: Kuhn, "The Hungarian method for the assignment problem", 1955, by augmenting paths. Utterances
    /// are compared in pairs; a claim has few.
    static Voices of(List<Utterance> utterances) {
        var showsOf = new HashMap<Integer, Set<Long>>(); // by origin
        var origins = origins(utterances);
        for (int i = 0; i < utterances.size(); i++)
            showsOf.computeIfAbsent(origins.get(i), _ -> new LinkedHashSet<>())
                    .add(utterances.get(i).show());
        var taken = new HashMap<Long, Integer>();
        int count = 0;
        for (var origin : showsOf.keySet()) if (augments(origin, showsOf, taken, new HashSet<>())) count++;
        long shows = utterances.stream().map(Utterance::show).distinct().count();
        return new Voices(Math.max(1, count), Math.max(1, (int) shows));
    }

    /// Whether an origin finds a show that is free, or whose origin finds another.
    private static boolean augments(
            Integer origin, Map<Integer, Set<Long>> showsOf, Map<Long, Integer> taken, Set<Long> tried) {
        for (var show : showsOf.getOrDefault(origin, Set.of())) {
            if (!tried.add(show)) continue;
            var holder = taken.get(show);
            if (holder == null || augments(holder, showsOf, taken, tried)) {
                taken.put(show, origin);
                return true;
            }
        }
        return false;
    }

    /// For each utterance the number of its origin: the least index of those that it is one with.
    private static List<Integer> origins(List<Utterance> utterances) {
        var names = utterances.stream().map(one -> name(one.speaker())).toList();
        var shingles = utterances.stream().map(one -> Shingles.of(one.words())).toList();
        var origins = new ArrayList<Integer>();
        for (int i = 0; i < utterances.size(); i++) {
            origins.add(i);
            for (int j = 0; j < i; j++) {
                boolean sameSpeaker = !names.get(i).isEmpty() && names.get(i).equals(names.get(j));
                if (sameSpeaker || shingles.get(i).copied(shingles.get(j)) >= COPY)
                    join(origins, origins.get(i), origins.get(j));
            }
        }
        return origins;
    }

    private static void join(List<Integer> origins, Integer one, Integer other) {
        int least = Math.min(one, other);
        origins.replaceAll(origin -> Objects.equals(origin, one) || Objects.equals(origin, other) ? least : origin);
    }

    /// A name without title, accents and middle initials, in lower case; empty where it names nobody.
    private static String name(@Nullable String speaker) {
        if (speaker == null || ROLE.matcher(speaker.strip()).matches()) return "";
        var plain = Normalizer.normalize(TITLE.matcher(speaker.strip()).replaceFirst(""), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+|\\(.*?\\)|,.*", "");
        var words = List.of(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'’]+"));
        var kept = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            boolean middle = i > 0 && i < words.size() - 1;
            if (!(middle && words.get(i).length() == 1)) kept.add(words.get(i));
        }
        return String.join(" ", kept).strip();
    }
}
