package io.podbrief.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a written text denies what its evidence denies, and nothing else.
///
/// Both are cut into clauses. A word that denies reaches over the content words after it in its clause, up to the next
/// one that denies; where none follow, over those before it. Then: the text has no more such words than the evidence;
/// each of them has one of its own in the evidence, near a word that they share; nothing is denied that the evidence
/// only affirms; and what the evidence denies the text does not affirm. Words are compared by their stems.
///
/// Rules of this kind see words, not meaning: figures of what they catch and what they refuse by mistake are in
/// docs/quality.md. Time is linear in the words but for the pairing, which is over the few words that deny.
final class Negations {
    private static final int REACH = 4; // content words
    private static final int NEAR = 6;
    private static final int HEAD = 3;
    private static final double COVERED = 0.5;

    private static final Set<String> DENIALS =
            English.set("not no never none nobody nothing neither nor without cannot nowhere ain't");

    /// Words that may say the same as a denial, and need not.
    private static final Set<String> KIN = English.set("""
            hardly barely rarely seldom scarcely lack lacks lacked lacking refuse refuses refused fail fails failed unable impossible
            absent absence stop stops stopped avoid avoids avoided prevent prevents prevented unlikely deny denies denied false wrong
            doubt doubts doubted doubting ignore ignores ignored unless instead rather fewer gone cease ceases ceased quit quits drop
            drops dropped""");
    private static final Pattern OPPOSITE = Pattern.compile("(?:un|non|in|im|dis|ir|il)(.{3,})");
    private static final Pattern LACKING = Pattern.compile("(.{3,})less");
    private static final Set<String> LIGHT = English.set("""
            a an the of to in on at by for with from as is are was were be been being am do does did doing done have has had having will
            would can could may might must should shall it its this that these those they them their he him his she her i me my we us our
            you your one who whom which what where when how why there here if so than then and or but because while though although also
            just very really much many more most some any all every each such own too even still yet only already about into over up out
            off again like get got thing things kind sort lot bit going go goes way anyone anything anybody someone somebody everybody
            people""");
    private static final Pattern CLAUSE = Pattern.compile(
            "[.!?;:—–(),]+|--+| - |\\b(?=(?:because|but|while|whereas|although|though|since|when|if|which|who|where|unless|until|whether)\\b)(?<!\\bnot )",
            Pattern.CASE_INSENSITIVE);

    /// Turns of phrase that deny nothing.
    private static final Pattern PHRASE = Pattern.compile(
            "\\b(i don't know|not only|why not|whether or not|or not|isn't it|aren't they|didn't they|doesn't it|don't you|with or without)\\b(?=.)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NEITHER = Pattern.compile("(?i)\\bneither\\b(.{1,60}?)\\bnor\\b");
    private static final Pattern ASIDE = Pattern.compile(", (\\p{L}+(?: \\p{L}+){0,2}),"); // "not, however, that"

    private final List<Denial> denials = new ArrayList<>();
    private final Map<String, Boolean> denied = new HashMap<>(); // stem to whether it is ever denied
    private final Set<String> affirmed = new HashSet<>(); // stems that stand somewhere without being denied

    /// A word that denies.
    ///
    /// @param firm whether it must have its like in the other text
    /// @param reach stems of what it denies, nearest first
    /// @param around stems near it in its clause
    private record Denial(String word, boolean firm, boolean trails, List<String> reach, Set<String> around) {
        Optional<String> head() {
            return reach.stream().findFirst();
        }

        List<String> near() {
            return reach.subList(0, Math.min(HEAD, reach.size()));
        }

        String phrase() {
            return (word + " " + String.join(" ", near())).strip();
        }

        int shared(Denial other) {
            int reached = (int)
                    reach.stream().distinct().filter(other.reach::contains).count();
            return 2 * reached
                    + (int) around.stream().filter(other.around::contains).count();
        }
    }

    private Negations(String text, Set<String> other) {
        var plain = PHRASE.matcher(English.straight(text)).replaceAll(" ");
        plain = NEITHER.matcher(plain).replaceAll("neither$1or");
        plain = ASIDE.matcher(plain).replaceAll(" $1");
        for (var clause : CLAUSE.split(plain)) read(English.words(clause), other);
    }

    /// The first denial that is in only one of the two; empty where all agree.
    static Optional<String> unproven(String text, String evidence) {
        var there = English.stems(evidence);
        var here = English.stems(text);
        var said = new Negations(evidence, here);
        var written = new Negations(text, there);
        if (written.firm().count() > said.likeOf(written).count()) return Optional.of("one \"not\" more than was said");
        var pairs = pairs(written.denials, said.denials);
        return written.firm()
                .filter(denial -> !pairs.containsKey(denial) || said.onlyAffirms(denial))
                .findFirst()
                .or(() -> said.firm()
                        .filter(denial -> written.affirms(denial, said, here, pairs.containsValue(denial)))
                        .findFirst())
                .map(Denial::phrase);
    }

    /// The first denial of a few words, such as a headline, whose evidence denies nothing at all.
    static Optional<String> invented(String text, String evidence) {
        var said = new Negations(evidence, English.stems(text));
        var written = new Negations(text, English.stems(evidence));
        return said.denials.isEmpty() ? written.firm().findFirst().map(Denial::phrase) : Optional.empty();
    }

    private void read(List<English.Word> clause, Set<String> other) {
        var stems = new ArrayList<String>(); // of content words
        var places = new ArrayList<Integer>(); // of each in the clause
        for (int i = 0; i < clause.size(); i++) {
            if (isDenial(clause.get(i), other) || LIGHT.contains(clause.get(i).lower())) continue;
            stems.add(English.stem(clause.get(i).text()));
            places.add(i);
        }
        var reached = new HashSet<Integer>();
        for (int i = 0; i < clause.size(); i++) {
            if (!isDenial(clause.get(i), other)) continue;
            var denial = denial(clause, i, stems, places);
            denials.add(denial);
            for (int k = 0; k < stems.size(); k++) if (denial.reach().contains(stems.get(k))) reached.add(k);
        }
        for (int k = 0; k < stems.size(); k++) {
            denied.merge(stems.get(k), reached.contains(k), Boolean::logicalOr);
            if (!reached.contains(k)) affirmed.add(stems.get(k));
        }
    }

    private static Denial denial(List<English.Word> clause, int at, List<String> stems, List<Integer> places) {
        var word = clause.get(at).lower();
        int next = at + 1;
        while (next < clause.size() && !isFirm(clause.get(next).lower())) next++;
        int stop = next;
        var after = stemsWhere(stems, places, place -> place > at && place < stop);
        var before = stemsWhere(stems, places, place -> place < at).reversed();
        var opposite = OPPOSITE.matcher(word);
        var lacking = LACKING.matcher(word);
        if (lacking.matches() && !KIN.contains(word)) {
            after = List.of();
            before = List.of(English.stem(lacking.group(1)));
        } else if (!isFirm(word) && !KIN.contains(word) && opposite.matches()) {
            after = List.of(English.stem(opposite.group(1)));
        }
        var around = Stream.concat(after.stream().limit(NEAR), before.stream().limit(NEAR))
                .collect(java.util.stream.Collectors.toSet());
        var reach = (after.isEmpty() ? before : after).stream().limit(REACH).toList();
        return new Denial(word, isFirm(word), after.isEmpty(), reach, around);
    }

    private static List<String> stemsWhere(
            List<String> stems, List<Integer> places, java.util.function.IntPredicate where) {
        var found = new ArrayList<String>();
        for (int k = 0; k < stems.size(); k++) if (where.test(places.get(k))) found.add(stems.get(k));
        return found;
    }

    private static boolean isFirm(String word) {
        return DENIALS.contains(word) || word.endsWith("n't");
    }

    private static boolean isDenial(English.Word word, Set<String> other) {
        var lower = word.lower();
        var opposite = OPPOSITE.matcher(lower);
        var lacking = LACKING.matcher(lower);
        return isFirm(lower)
                || KIN.contains(lower)
                || (lacking.matches() && other.contains(English.stem(lacking.group(1))))
                || (opposite.matches() && other.contains(English.stem(opposite.group(1))));
    }

    private Stream<Denial> firm() {
        return denials.stream().filter(Denial::firm);
    }

    /// The denials that count against those of the other: all firm ones, and their kin where they are about the same.
    private Stream<Denial> likeOf(Negations other) {
        return denials.stream()
                .filter(denial -> denial.firm()
                        || other.firm().anyMatch(one -> one.reach().stream().anyMatch(denial.reach()::contains)));
    }

    /// Each denial with at most one of the other text that it shares a word with, the closest pairs first.
    private static Map<Denial, Denial> pairs(List<Denial> written, List<Denial> said) {
        record Pair(Denial written, Denial said, double closeness) {}
        var all = new ArrayList<Pair>();
        for (var one : written) {
            for (var other : said) {
                int shared = one.shared(other);
                boolean sameHead = one.head().isPresent() && one.head().equals(other.head());
                boolean bare = one.firm()
                        && other.firm()
                        && (one.around().isEmpty() || other.around().isEmpty());
                double closeness =
                        (bare ? 0.2 : shared) + (sameHead ? 0.5 : 0) + (one.firm() && other.firm() ? 0.1 : 0);
                if (shared > 0 || bare) all.add(new Pair(one, other, closeness));
            }
        }
        all.sort(Comparator.comparingDouble(Pair::closeness).reversed());
        var pairs = new java.util.IdentityHashMap<Denial, Denial>();
        for (var pair : all) {
            if (!pairs.containsKey(pair.written()) && !pairs.containsValue(pair.said()))
                pairs.put(pair.written(), pair.said());
        }
        return pairs;
    }

    /// Whether this text has what a denial of the other is about, and never denies it.
    private boolean onlyAffirms(Denial other) {
        return !other.trails()
                && other.head()
                        .map(head -> Boolean.FALSE.equals(denied.get(head)))
                        .orElse(false);
    }

    /// Whether this text says without a "not" what the other says with one.
    ///
    /// @param stems of this text
    /// @param paired whether the denial has its like here
    private boolean affirms(Denial denial, Negations other, Set<String> stems, boolean paired) {
        if (paired || denial.head().isEmpty()) return false;
        var head = denial.head().get();
        if (Boolean.TRUE.equals(denied.get(head))) return false;
        if (denial.reach().size() > 1 && share(denial.near(), stems) >= COVERED) return true;
        var rest = denial.near().subList(1, denial.near().size());
        return Boolean.FALSE.equals(denied.get(head))
                && !other.affirmed.contains(head)
                && (rest.isEmpty() || share(rest, stems) >= COVERED);
    }

    private static double share(List<String> some, Set<String> stems) {
        return (double) some.stream().filter(stems::contains).count() / some.size();
    }
}
