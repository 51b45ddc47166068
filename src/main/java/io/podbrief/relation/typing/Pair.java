package io.podbrief.relation.typing;

import io.podbrief.relation.Said;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/// Two dated texts, the newer first.
///
/// @param names names of both
/// @param shared stems of both, names left out
/// @param cosine of the two
record Pair(
        Said said,
        Said earlier,
        Sentences newer,
        Sentences older,
        Set<String> names,
        Set<String> shared,
        double cosine) {
    private static final int SAME_TIME = 120; // days within which two values dispute each other
    private static final int NAMELESS = 3; // stems that stand in for a common name
    private static final double NAMELESS_COSINE = 0.55;
    private static final Pattern SCOPE = Pattern.compile(
            "\\b(?:[Ii]n|[Aa]t|[Ff]or|[Aa]mong|[Aa]cross|[Oo]utside|[Oo]ver|[Nn]ear) (?:the |its |old |new )?((?:\\p{Lu}[\\p{L}’'-]+ ?)+)");
    private static final Pattern GROUP = Pattern.compile("\\b[Aa]mong (?:the )?(\\p{L}+)");
    private static final Pattern ORDINAL = Pattern.compile("\\b(second|third|fourth|other) (?:\\p{L}+ )?(\\p{L}+)");
    private static final List<List<Set<String>>> KINDS = List.of(
            List.of(Set.of("small", "smaller", "smallest"), Set.of("large", "largest", "big", "biggest")),
            List.of(Set.of("input"), Set.of("output")),
            List.of(Set.of("first"), Set.of("second"), Set.of("third")),
            List.of(
                    Set.of("men"),
                    Set.of("women"),
                    Set.of("children"),
                    Set.of("teenagers"),
                    Set.of("adults"),
                    Set.of("parents")),
            List.of(Set.of("wholesale"), Set.of("retail")),
            List.of(Set.of("domestic"), Set.of("foreign"), Set.of("export")),
            List.of(Set.of("gross"), Set.of("net")),
            List.of(Set.of("nominal"), Set.of("real")),
            List.of(Set.of("free"), Set.of("paid")));

    static Pair of(Said newer, Said older) {
        var one = Sentences.of(newer.text(), newer.before());
        var other = Sentences.of(older.text(), older.before());
        var names = one.sharedNames(other);
        var shared = new HashSet<>(one.stems());
        shared.retainAll(other.stems());
        names.forEach(name -> shared.remove(Words.stem(name)));
        return new Pair(newer, older, one, other, names, shared, newer.meaning().cosine(older.meaning()));
    }

    /// Whether both speak of the same thing, as far as words show.
    boolean hasSubject() {
        return names.isEmpty()
                ? shared.size() >= NAMELESS && cosine >= NAMELESS_COSINE
                : !shared.isEmpty() || cosine >= NAMELESS_COSINE;
    }

    boolean isLater() {
        return Objects.requireNonNull(said.on()).isAfter(earlier.on());
    }

    boolean isAtOneTime() {
        return ChronoUnit.DAYS.between(Objects.requireNonNull(earlier.on()), said.on()) <= SAME_TIME;
    }

    /// Whether one person is known to have said both.
    boolean isOfOneSpeaker() {
        var speaker = said.speaker();
        return speaker != null && speaker.equalsIgnoreCase(earlier.speaker());
    }

    /// Whether it cannot be told that two persons said them.
    boolean mayBeOfOneSpeaker() {
        boolean unknown = said.speaker() == null && earlier.speaker() == null;
        return isOfOneSpeaker() || unknown && said.show().equals(earlier.show());
    }

    /// Every sentence of the one beside every one of the other, those with most in common first.
    List<Match> matches() {
        var matches = new ArrayList<Match>();
        for (var one : newer.all())
            for (var other : older.all()) if (!isOnAnother(one, other)) matches.add(Match.of(one, other, names));
        matches.sort(Comparator.comparingDouble((Match match) -> -match.shared().size() - match.overlap()));
        return matches;
    }

    /// Whether one of two sentences names somebody, and none of those whom both texts name.
    private boolean isOnAnother(Sentence one, Sentence other) {
        return isOnAnother(one) || isOnAnother(other);
    }

    private boolean isOnAnother(Sentence sentence) {
        return !names.isEmpty()
                && !sentence.names().isEmpty()
                && Collections.disjoint(sentence.names(), names)
                && Collections.disjoint(sentence.openers(), names);
    }

    /// Whether the two sentences hold for different places, times, kinds or parts, so that different values do not
    /// conflict.
    boolean isOfOtherScope(Match match) {
        return otherPlace(match.newer(), newer, older)
                || otherPlace(match.older(), older, newer)
                || otherTime(match)
                || otherGroup(match.newer(), older)
                || otherGroup(match.older(), newer)
                || otherKind(match)
                || otherThing(match);
    }

    private static boolean otherPlace(Sentence sentence, Sentences own, Sentences other) {
        return SCOPE.matcher(sentence.words())
                .results()
                .flatMap(match -> Pattern.compile("\\s+").splitAsStream(match.group(1)))
                .map(name -> name.replaceAll("['’]s?$", "").toLowerCase(Locale.ROOT))
                .filter(own.names()::contains)
                .anyMatch(name ->
                        !other.names().contains(name) && !other.openers().contains(name));
    }

    private static boolean otherGroup(Sentence sentence, Sentences other) {
        return GROUP.matcher(sentence.words())
                .results()
                .map(match -> match.group(1))
                .filter(word -> word.endsWith("s"))
                .map(Words::stem)
                .anyMatch(stem -> !other.stems().contains(stem));
    }

    private boolean otherTime(Match match) {
        return isPast(match.newer(), said)
                        && !match.older().years().containsAll(match.newer().years())
                || isPast(match.older(), earlier)
                        && !match.newer().years().containsAll(match.older().years());
    }

    /// Whether a sentence is about a year before the one it was said in.
    private static boolean isPast(Sentence sentence, Said said) {
        int year = Objects.requireNonNull(said.on()).getYear();
        return sentence.years().stream().filter(one -> one.length() == 4).anyMatch(one -> Integer.parseInt(one) < year);
    }

    private boolean otherKind(Match match) {
        for (var kinds : KINDS) {
            var one = kind(match.newer(), newer, kinds);
            var other = kind(match.older(), older, kinds);
            if (one >= 0 && other >= 0 && one != other) return true;
        }
        return false;
    }

    /// The one kind that a sentence speaks of, else the one of its text; -1 where it is none or several.
    private static int kind(Sentence sentence, Sentences statement, List<Set<String>> kinds) {
        int own = kind(List.of(sentence), kinds);
        return own >= 0 ? own : kind(statement.all(), kinds);
    }

    private static int kind(List<Sentence> sentences, List<Set<String>> kinds) {
        int found = -1;
        for (var sentence : sentences) {
            var words = List.of(sentence.words().toLowerCase(Locale.ROOT).split("[^\\p{L}]+"));
            for (int i = 0; i < kinds.size(); i++) {
                if (Collections.disjoint(words, kinds.get(i))) continue;
                if (found >= 0 && found != i) return -1;
                found = i;
            }
        }
        return found;
    }

    /// "The container terminal" beside "the grain terminal".
    private boolean otherThing(Match match) {
        if (ordinals(match.newer(), match.older()) || ordinals(match.older(), match.newer())) return true;
        for (var stem : match.shared()) {
            var one = match.newer().modifiers().get(stem);
            var other = match.older().modifiers().get(stem);
            if (one == null || other == null) continue;
            if (one.stream().noneMatch(older.stems()::contains)
                    && other.stream().noneMatch(newer.stems()::contains)) return true;
        }
        return false;
    }

    /// "The second reactor" beside "the reactor".
    private static boolean ordinals(Sentence sentence, Sentence other) {
        return ORDINAL.matcher(sentence.words())
                .results()
                .filter(match -> other.stems().contains(Words.stem(match.group(2))))
                .anyMatch(match -> ORDINAL.matcher(other.words())
                        .results()
                        .noneMatch(same -> same.group(1).equals(match.group(1))
                                && same.group(2).equals(match.group(2))));
    }

    /// Whether two names of both change places around a verb of giving: who pays whom is another matter then.
    boolean isSwapped() {
        for (var one : newer.all()) {
            for (var other : older.all()) {
                var pay = Words.stem("pay");
                if (!one.stems().contains(pay) || !other.stems().contains(pay)) continue;
                for (var name : names)
                    if (one.names().contains(name)
                            && other.names().contains(name)
                            && isBefore(name, one) != isBefore(name, other)) return true;
            }
        }
        return false;
    }

    /// Whether a name stands before the verb of giving.
    private static boolean isBefore(String name, Sentence sentence) {
        var pay = Words.stem("pay");
        int at = sentence.words().toLowerCase(Locale.ROOT).indexOf(name);
        return at >= 0
                && sentence.tokens().stream().anyMatch(token -> token.stem().equals(pay) && token.start() > at);
    }
}
