package io.podbrief.insight.extractive;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which sentences are adverts, introductions, farewells or copies of later talk, and must not be quoted (QUALITY
/// Q2).
///
/// Without a model file: a sentence is an advert where at least two distinct patterns lie within [#REACH] words of
/// each other; the span between its first and last hit is cut, whole turns where most of one is hit. Where three
/// or more do, the same speaker's words leading up to it are cut as well, for [#REACH] words. A cold open that recurs
/// later is cut where it opens the episode, and the body keeps it.
final class AdMask {
    /// Why a sentence is masked.
    enum Reason {
        AD,
        INTRO,
        OUTRO,
        COLD_OPEN
    }

    private static final int REACH = 80; // words, about 30 s of speech
    private static final int BREAK = 220; // words from the announcement of an advert to its last address
    private static final int GAP = 40; // words between two masked spans that are joined, about 15 s
    private static final int LONGEST = 2_000; // characters that patterns alone may cut in one span
    private static final int EDGE = 5_000; // characters at each end where shows introduce and end themselves
    private static final double SAME_WORDS = 0.6; // Jaccard
    private static final int FEWEST_WORDS = 7; // in a sentence that can count as a copy

    private static final Patterns ADS = Patterns.english("ad_patterns");
    private static final Patterns OPENERS = Patterns.english("ad_openers");
    /// Patterns that give an address or a code, as adverts do at their end.
    private static final Set<String> ADDRESSES = Set.of("A3", "A4", "A5", "A8", "A9");

    private static final Patterns INTROS = Patterns.english("intro_patterns");
    private static final Patterns OUTROS = Patterns.english("outro_patterns");

    private final Talk talk;
    private final Map<Integer, Reason> masked = new HashMap<>();
    private final int[] wordsBefore;

    private AdMask(Talk talk) {
        this.talk = talk;
        wordsBefore = new int[talk.sentences().size() + 1];
        for (var sentence : talk.sentences())
            wordsBefore[sentence.index() + 1] =
                    wordsBefore[sentence.index()] + sentence.wording().count();
    }

    /// The masked sentences of an episode, by index, with the reason.
    static Map<Integer, Reason> of(Talk talk) {
        var mask = new AdMask(talk);
        if (talk.sentences().isEmpty()) return mask.masked;
        mask.maskEdges();
        mask.maskColdOpen();
        mask.maskAds();
        return mask.masked;
    }

    private void maskAds() {
        var hits = new HashMap<Integer, Set<String>>();
        for (var sentence : talk.sentences()) {
            var ids = ADS.in(sentence.text());
            if (!ids.isEmpty()) hits.put(sentence.index(), ids);
        }
        var ads = new BitSet();
        for (int at : new TreeSet<>(hits.keySet())) {
            var near = new HashSet<String>();
            int last = at;
            for (int other = at;
                    other < talk.sentences().size() && wordsBefore[other] - wordsBefore[at] <= REACH;
                    other++) {
                if (!hits.containsKey(other)) continue;
                near.addAll(hits.get(other));
                last = other;
            }
            if (near.size() >= 2) ads.set(near.size() > 2 ? leadUp(at) : at, last + 1);
        }
        for (var sentence : talk.sentences())
            if (OPENERS.anyIn(sentence.text())) ads.set(sentence.index(), endOfBreak(sentence.index(), hits) + 1);
        join(ads);
        snapToTurns(ads);
        ads.stream().forEach(index -> masked.putIfAbsent(index, Reason.AD));
    }

    /// Last sentence of an advert that is announced at `opener`: the last with an address; the announcement itself
    /// where none comes.
    private int endOfBreak(int opener, Map<Integer, Set<String>> hits) {
        int last = opener;
        for (int at = opener; at < talk.sentences().size() && wordsBefore[at] - wordsBefore[opener] <= BREAK; at++) {
            var ids = hits.getOrDefault(at, Set.of());
            if (ids.stream().anyMatch(ADDRESSES::contains)) last = at;
        }
        return last;
    }

    /// First sentence of a speaker's way to an advert.
    private int leadUp(int advert) {
        int first = advert;
        while (first > 0
                && talk.sentences().get(first - 1).turn()
                        == talk.sentences().get(advert).turn()
                && wordsBefore[advert] - wordsBefore[first - 1] <= REACH) first--;
        return first;
    }

    private void join(BitSet ads) {
        for (int end = ads.nextClearBit(Math.max(0, ads.nextSetBit(0)));
                ads.nextSetBit(end) >= 0;
                end = ads.nextClearBit(ads.nextSetBit(end))) {
            int next = ads.nextSetBit(end);
            if (wordsBefore[next] - wordsBefore[end] <= GAP) ads.set(end, next);
        }
    }

    private void snapToTurns(BitSet ads) {
        for (var turn : talk.turns()) {
            int hit = ads.get(turn.first(), turn.last() + 1).cardinality();
            int characters = talk.sentences().get(turn.last()).end()
                    - talk.sentences().get(turn.first()).start();
            if (hit * 2 >= turn.last() - turn.first() + 1 && characters <= LONGEST)
                ads.set(turn.first(), turn.last() + 1);
        }
    }

    private void maskEdges() {
        int total = talk.sentences().getLast().end();
        int introEnd = -1;
        int outroStart = -1;
        for (var sentence : talk.sentences()) {
            if (sentence.start() < Math.min(EDGE, total / 4) && INTROS.anyIn(sentence.text())) {
                masked.put(sentence.index(), Reason.INTRO);
                introEnd = sentence.index();
            }
            boolean atEnd = sentence.end() > total - Math.min(EDGE, total / 5);
            if (atEnd && outroStart < 0 && OUTROS.anyIn(sentence.text())) outroStart = sentence.index();
        }
        if (introEnd >= 0) maskIntro(introEnd, total);
        for (int i = outroStart; outroStart >= 0 && i < talk.sentences().size(); i++) masked.put(i, Reason.OUTRO);
    }

    /// The whole turn, unless it is so long, or so much of the talk, that it must hold something else too.
    private void maskIntro(int index, int total) {
        var turn = talk.turns().get(talk.sentences().get(index).turn());
        int characters = talk.sentences().get(turn.last()).end()
                - talk.sentences().get(turn.first()).start();
        int last = characters <= Math.min(LONGEST, total / 4) ? turn.last() : index;
        for (int i = turn.first(); i <= last; i++) masked.put(i, Reason.INTRO);
    }

    private void maskColdOpen() {
        var opening = talk.sentences().stream()
                .filter(s -> s.end() <= EDGE && s.wording().count() >= FEWEST_WORDS)
                .toList();
        for (var sentence : opening) {
            var words = Set.copyOf(sentence.wording().words());
            boolean recurs = talk.sentences().stream()
                    .skip(sentence.index() + 10L)
                    .filter(later -> later.start() > EDGE / 2 && later.wording().count() >= FEWEST_WORDS)
                    .anyMatch(later -> jaccard(words, Set.copyOf(later.wording().words())) >= SAME_WORDS);
            if (recurs) masked.put(sentence.index(), Reason.COLD_OPEN);
        }
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        return (double) both / (one.size() + other.size() - both);
    }
}
