package io.podbrief.transcript.published;

import io.podbrief.transcript.published.CaptionText.Fragment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Captions as shown, to captions as said: where each caption repeats the end of the one before it, the
/// repetition goes.
///
/// Three habits are known: rolling lines (`A`, `A B`, `B C`), growing lines (`I`, `I am`), and the whole line
/// again for each word that lights up. All are an overlap: the longest run of words that ends one caption and
/// begins the next. Since people do repeat themselves, a file is only taken as rolling when enough of its
/// neighbours overlap, and then only by a whole line or by [#FEWEST] words.
final class RollingCaptions {
    /// Words in a row that do not come twice by chance, at a border of captions.
    private static final int FEWEST = 3;
    /// Overlaps that make a file a rolling one: this many, and one for each [#NEIGHBOURS] neighbours.
    private static final int PAIRS = 2;
    private static final int NEIGHBOURS = 3;
    /// The longest overlap looked for, in words.
    private static final int LONGEST = 60;

    private RollingCaptions() {}

    /// A caption before speakers are told apart.
    ///
    /// @param open whether its last voice goes on in the next caption
    record Caption(@Nullable Duration from, @Nullable Duration to, List<Fragment> fragments, boolean open) {}

    /// The same captions without repetitions; one that says nothing new is gone, and the one before it lasts
    /// longer.
    static List<Caption> unroll(List<Caption> captions) {
        var shown = captions.stream().map(RollingCaptions::shown).toList();
        int pairs = 0;
        for (int i = 1; i < captions.size(); i++) if (overlap(shown.get(i - 1), shown.get(i)) > 0) pairs++;
        if (pairs < PAIRS || pairs * NEIGHBOURS < captions.size() - 1) return captions;
        var said = new ArrayList<Caption>(captions.size());
        for (int i = 0; i < captions.size(); i++) {
            int repeated = i == 0 ? 0 : repeated(shown.get(i - 1), shown.get(i));
            var caption = captions.get(i);
            var fresh = repeated == 0 ? caption.fragments() : without(caption.fragments(), repeated);
            if (!fresh.isEmpty()) said.add(new Caption(caption.from(), caption.to(), fresh, caption.open()));
            else if (!said.isEmpty()) said.add(lasting(said.removeLast(), caption));
        }
        return said;
    }

    /// What a caption shows.
    ///
    /// @param first its first words, at most [#LONGEST]
    /// @param last its last words, at most [#LONGEST]
    /// @param size how many words it has
    /// @param line how many of them are in its first line
    private record Shown(List<String> first, List<String> last, int size, int line) {}

    private static Shown shown(Caption caption) {
        var text = caption.fragments().stream()
                .map(Fragment::text)
                .collect(Collectors.joining("\n"))
                .strip();
        int line = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        int size = Words.count(text, Integer.MAX_VALUE);
        var first = Words.list(text, 0, LONGEST);
        var last = Words.list(text, Math.max(0, size - LONGEST), LONGEST);
        return new Shown(first, last, size, Words.count(text.substring(0, line), Integer.MAX_VALUE));
    }

    /// How many words at the end of one caption begin the next; `0` if so few that people may have said them
    /// twice.
    private static int overlap(Shown before, Shown after) {
        for (int size = Math.min(before.last().size(), after.first().size()); size > 0; size--) {
            if (!endsAsBegins(before.last(), after.first(), size)) continue;
            boolean grows = after.size() > size;
            boolean wholeLine = size >= after.line() || size == before.size();
            return size >= FEWEST || (grows && wholeLine) ? size : 0;
        }
        return 0;
    }

    /// As [#overlap]; in a rolling file a caption that only shows the end of the last one again says nothing,
    /// however short.
    private static int repeated(Shown before, Shown after) {
        boolean again =
                after.size() <= before.last().size() && endsAsBegins(before.last(), after.first(), after.size());
        return again ? after.size() : overlap(before, after);
    }

    private static boolean endsAsBegins(List<String> before, List<String> after, int size) {
        int start = before.size() - size;
        for (int i = 0; i < size; i++) if (!before.get(start + i).equals(after.get(i))) return false;
        return true;
    }

    private static List<Fragment> without(List<Fragment> fragments, int words) {
        var kept = new ArrayList<Fragment>();
        int left = words;
        for (var fragment : fragments) {
            int size = Words.count(fragment.text(), Integer.MAX_VALUE);
            if (size > left) {
                var rest = fragment.text().substring(Words.skip(fragment.text(), left));
                if (Words.any(rest)) kept.add(new Fragment(fragment.voice(), rest));
            }
            left = Math.max(0, left - size);
        }
        return kept;
    }

    private static Caption lasting(Caption last, Caption repetition) {
        return new Caption(last.from(), repetition.to(), last.fragments(), last.open());
    }
}
