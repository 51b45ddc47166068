package io.podbrief.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Proper names of a text: words with a capital that do not open a sentence, and of those that do the ones that read
/// as a name.
final class Names {
    private static final Pattern OPENS = Pattern.compile("(?s).*[.!?…][\"”')]*\\s+[\"“'(]*|\\W*");
    private static final Pattern ORDINARY =
            Pattern.compile(".*(ing|ed|ly|[ts]ion|ment|ness|ity|ance|ence|[ai]ble|al|ive|ous|ful|ship|[^aiosu]s)");
    private static final Set<String> OPENERS = English.set("""
            a an the this that these those it its he she they we you i his her their our my your one ones some any many much more most
            few several all both each every either neither no not none nobody nothing never another other others such what which who
            whom whose whoever whatever when whenever where wherever whether why how if unless until till since because as although
            though while whereas whilst after before once so thus hence therefore then there here yet but and or nor for from in on at
            by with without within of to into onto over under above below between among across against along around behind beyond
            during despite except inside outside near off out past per through throughout toward towards up upon via than like unlike
            instead rather also even only just still already again soon later now today yesterday tomorrow perhaps maybe indeed however
            moreover meanwhile otherwise too very about almost nearly roughly half twice first second third last next less least
            do does did is are was were be been being have has had can could will would shall should may might must let
            people person somebody someone everybody everyone anybody anyone everything something anything much same own
            data time software hardware code people work business company money market price cost risk trust team user customer engineer
            developer founder investor lender owner driver worker student child woman man country city town state government law court
            bank energy power water food health science research school book story news music art game sport car house home road street
            world life day week month year night morning summer winter spring autumn history future past fact truth idea point reason
            result effect change growth value rate share number amount size kind type form part group system network server machine
            model tool language word text name image video voice speech sound light heat fire air oil gas coal steel stone wood paper
            fast slow hard easy early late long short large little high low strong weak rich poor cheap open closed free full empty
            real true false good bad common rare simple plain clear public private local central modern ordinary normal single double
            build buy sell make take give get put keep hold let run use try turn move start stop skip grow rise fall cut pay spend save
            lose win learn teach read write speak ask tell show find seek know think trust believe want need wait work play stay
            two three four five six seven eight nine ten hundred thousand million old new good better best big small young""");
    private static final Pattern AMERICA = Pattern.compile("\\bU\\.?S\\b|\\bAmerica");
    private static final int SHORTEST_SHARED = 5; // letters that "America" and "American" share
    private static final Set<String> TAILS = Set.of("n", "an", "ian", "ean", "ish", "ese");

    private Names() {}

    /// The first name of a text that neither the evidence has nor is known.
    ///
    /// @param known names that need not be in the evidence: the speakers, the show
    /// @param strict whether a first word that may be a name or not is taken for one; headlines have too many
    static Optional<String> unproven(String text, String evidence, List<String> known, boolean strict) {
        var there = new ArrayList<String>();
        for (var word : English.words(evidence + " " + String.join(" ", known))) there.add(English.stem(word.text()));
        if (AMERICA.matcher(evidence).find()) there.addAll(List.of("unit", "stat"));
        var words = English.words(text);
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (!word.hasCapital() || word.text().matches("I('.+)?") || Dates.isDate(word.text())) continue;
            if (isThere(English.stem(word.text()), there)) continue;
            boolean opens = OPENS.matcher(text.substring(0, word.start())).matches();
            if (!opens || (strict ? readsAsName(word) : isMarked(word))) return Optional.of(word.text());
        }
        return Optional.empty();
    }

    private static boolean readsAsName(English.Word word) {
        var plain = word.lower().replaceAll("'.*", "");
        return isMarked(word)
                || !(OPENERS.contains(plain) || ORDINARY.matcher(plain).matches());
    }

    /// A capital or a digit inside, as in `PyPI`.
    private static boolean isMarked(English.Word word) {
        return word.text().substring(1).chars().anyMatch(c -> Character.isUpperCase(c) || Character.isDigit(c));
    }

    private static boolean isThere(String name, List<String> there) {
        for (int i = 0; i < there.size(); i++) {
            var word = there.get(i);
            if (word.equals(name) || isForm(word, name) || isForm(name, word)) return true;
            if (i + 1 < there.size() && name.equals(word + there.get(i + 1))) return true;
        }
        return false;
    }

    /// Whether the longer names who or what is of the shorter, as `american` is of `america`.
    private static boolean isForm(String longer, String shorter) {
        return shorter.length() >= SHORTEST_SHARED
                && longer.startsWith(shorter)
                && TAILS.contains(longer.substring(shorter.length()));
    }
}
