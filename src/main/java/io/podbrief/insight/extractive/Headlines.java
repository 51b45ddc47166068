package io.podbrief.insight.extractive;

import io.podbrief.insight.Kind;
import io.podbrief.insight.extractive.Grammar.Tagged;
import io.podbrief.insight.extractive.Passage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A headline out of a passage's own words (QUALITY Q10): a clause that stands alone as a sentence, 5 to 14 words and
/// best 6 to 12, begun behind openings such as "the thing is that" and ended before words whose clause it can do
/// without, such as "because". It is never cut before an "if", a "but" or an "unless", which take back what was said.
/// Of several clauses the one that says most by name and number wins. "I think" is an opening where the insight is
/// shown as an opinion anyway.
final class Headlines {
    private static final int SHORTEST = 5;
    private static final int SHORT = 6;
    private static final int LONG = 12;
    private static final int LONGEST = 14;
    private static final double LEAST = 1.4;
    private static final int NAMES = 2; // fewer things named hardly say anything: "We will never know"
    private static final int MOST_OPENINGS = 3;
    private static final Patterns LEAD_INS = Patterns.english("headline_lead_ins");
    private static final String OWN_VIEW = "view";
    private static final Lexicon POINTERS = Lexicon.english("pointers");
    private static final Lexicon FILLERS = Lexicon.english("fillers");
    private static final Lexicon CLAUSE_WORDS = Lexicon.english("clause_words");
    private static final Lexicon NUMBERS = Lexicon.english("numbers");
    private static final Set<String> POINTING = Set.of(
            "it", "its", "they", "them", "their", "this", "that", "these", "those", "he", "she", "him", "her", "his");
    private static final Set<String> OWN = Set.of("i", "my", "me");
    private static final Set<String> SPEAKERS = Set.of("we", "our", "us", "you", "your");
    private static final Set<String> LIGHT_SUBJECTS = Set.of("there", "what", "one", "everyone", "somebody");
    private static final Set<String> CLAIMING =
            Set.of("than", "instead", "not", "n't", "never", "no", "only", "more", "less", "most", "without", "every");
    /// Words before which a sentence may end: what follows them takes nothing back.
    private static final Set<String> ENDING = Set.of("because", "so", "and");
    private static final Set<String> ENDING_AFTER_COMMA = Set.of(
            "which",
            "who",
            "where",
            "while",
            "whereas",
            "as",
            "especially",
            "including",
            "just",
            "less",
            "more",
            "about",
            "nearly",
            "probably");
    /// Words that lead up to an end that was cut off: "in part because".
    private static final Set<String> LEADING_UP =
            Set.of("part", "partly", "just", "only", "even", "mainly", "mostly", "simply", "especially");
    /// Prepositions whose phrase says more about a whole statement, so that it stands without it; "of" and "to"
    /// are not among them.
    private static final Set<String> LOOSE = Set.of(
            "from", "in", "at", "by", "on", "with", "across", "over", "during", "since", "through", "around", "within",
            "under");
    private static final Set<String> CONDITIONS = Set.of("if", "when", "while", "once", "before", "after");
    private static final Set<String> BEGINNING = Set.of("but", "and", "so", "because");
    /// What makes the rest of a sentence somebody's word, a mere case, or untrue.
    private static final Set<String> SHADING = Set.of(
            "if", "when", "unless", "until", "not", "n't", "never", "no", "said", "say", "says", "think", "thought",
            "believe", "claim", "would", "like", "whether", "hope", "wish", "imagine", "suppose");
    /// Verbs after which a "that" leads what is claimed.
    private static final Set<String> SHOWING = Set.of(
            "shows",
            "show",
            "showed",
            "found",
            "find",
            "means",
            "mean",
            "meant",
            "suggests",
            "proves",
            "proved",
            "learned",
            "discovered",
            "realized",
            "fact",
            "turns");
    /// Verbs that only announce what somebody says next.
    private static final Set<String> ANNOUNCING = Set.of(
            "says",
            "said",
            "writes",
            "wrote",
            "posted",
            "tells",
            "explains",
            "lists",
            "asks",
            "argues",
            "put",
            "published");
    private static final int SOON = 4; // words

    private Headlines() {}

    /// The headline of a passage, without a full stop.
    ///
    /// @param kind what the insight is shown as
    /// @return empty where no clause of it can stand alone
    static Optional<String> of(Passage passage, Kind kind) {
        var best = Optional.<String>empty();
        double bestScore = LEAST;
        for (int i = 0; i < passage.parts().size(); i++) {
            for (var ended : clauses(passage.parts().get(i), kind)) {
                double score = score(ended) - 0.1 * i;
                if (score <= bestScore) continue;
                best = Optional.of(text(ended.clause().tags()));
                bestScore = score;
            }
        }
        return best;
    }

    /// @param loose whether it ends before a mere preposition
    /// @param whole whether it ends where the sentence does
    private record Ended(Clause clause, boolean loose, boolean whole) {}

    private static List<Ended> clauses(Part part, Kind kind) {
        var clauses = new ArrayList<Ended>();
        if (part.text().endsWith("?") || isOpenQuotation(part.text())) return clauses;
        var tags = part.tags();
        for (int from : beginnings(tags, opening(part.text(), kind))) {
            for (int end = from + SHORTEST; end <= tags.size(); end++) {
                boolean whole = end == tags.size();
                if (!whole && !mayEndBefore(tags, from, end)) continue;
                int last = end;
                while (last > from && tags.get(last - 1).tag().equals("PUNCT")) last--;
                boolean loose = !whole && LOOSE.contains(lower(tags.get(end)));
                var clause = new Clause(tags.subList(from, last));
                if (whole || isPaired(clause)) clauses.add(new Ended(clause, loose, whole));
            }
        }
        return clauses;
    }

    private static boolean isOpenQuotation(String sentence) {
        return sentence.chars().filter(c -> c == '"' || c == '“' || c == '”').count() % 2 != 0;
    }

    private static boolean isPaired(Clause clause) {
        return clause.tags().stream()
                                .filter(tag -> tag.text().indexOf('"') >= 0)
                                .count()
                        % 2
                == 0;
    }

    /// Indexes of the words that a headline may begin with: behind what leads up to the claim, and where another main
    /// clause begins after an "and", a "but" or a colon.
    private static List<Integer> beginnings(List<Tagged> tags, int opening) {
        var beginnings = new ArrayList<Integer>();
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).word() < opening) continue;
            if (beginnings.isEmpty()) beginnings.add(i);
            if (SHADING.contains(lower(tags.get(i)))) break;
            boolean shown = lower(tags.get(i)).equals("that") && i > 0 && SHOWING.contains(lower(tags.get(i - 1)));
            boolean joins = BEGINNING.contains(lower(tags.get(i)))
                    && i > 0
                    && tags.get(i - 1).tag().equals("PUNCT");
            boolean colon = tags.get(i).text().equals(":") || tags.get(i).text().equals(";");
            boolean adverbial = tags.get(i).text().equals(",") && isBareOpening(tags.subList(beginnings.getFirst(), i));
            if ((colon || shown || adverbial || (joins && leadsClause(tags, i))) && i + 1 < tags.size())
                beginnings.add(i + 1);
        }
        return beginnings;
    }

    /// Whether a sentence has only said when or where so far, as "After ten months" does.
    private static boolean isBareOpening(List<Tagged> tags) {
        return !tags.isEmpty()
                && (LOOSE.contains(lower(tags.getFirst()))
                        || lower(tags.getFirst()).equals("after"))
                && tags.stream().noneMatch(tag -> tag.isVerb() || tag.text().equals(","));
    }

    /// How many words of a sentence only lead up to what it claims.
    private static int opening(String sentence, Kind kind) {
        boolean asView = kind == Kind.OPINION || kind == Kind.PREDICTION || kind == Kind.ADVICE;
        int words = 0;
        for (int times = 0; times < MOST_OPENINGS; times++) {
            var rest = String.join(" ", List.of(sentence.split("\\s+")).subList(words, sentence.split("\\s+").length));
            int more = leadIn(rest, asView);
            if (more == 0) break;
            words += more;
        }
        return words;
    }

    private static int leadIn(String sentence, boolean asView) {
        for (var leadIn : LEAD_INS.all()) {
            if (leadIn.id().equals(OWN_VIEW) && !asView) continue;
            var found = leadIn.pattern().matcher(sentence);
            if (found.lookingAt()) return found.group().strip().split("\\s+").length;
        }
        return 0;
    }

    private static String lower(Tagged tagged) {
        return tagged.text().toLowerCase(Locale.ROOT);
    }

    private static boolean mayEndBefore(List<Tagged> tags, int from, int next) {
        var word = lower(tags.get(next));
        boolean comma = tags.get(next - 1).text().equals(",");
        if (word.equals("and") || word.equals("so")) return comma && leadsClause(tags, next) && !takesBack(tags, next);
        if (takesBack(tags, next)) return false;
        if (ENDING.contains(word)) return true;
        if (comma && mayFollowComma(tags.get(next), word)) return true;
        return LOOSE.contains(word) && tags.get(next - 1).isNoun() && next - from >= SHORT;
    }

    /// Whether a word after a comma begins more about the whole statement, or another sentence, not another item.
    private static boolean mayFollowComma(Tagged tagged, String word) {
        boolean adverbial = tagged.isVerb() && word.endsWith("ing");
        return adverbial
                || ENDING_AFTER_COMMA.contains(word)
                || POINTING.contains(word)
                || SPEAKERS.contains(word)
                || OWN.contains(word)
                || LOOSE.contains(word);
    }

    /// Whether what follows begins with, or soon comes to, a word that takes back what was said.
    private static boolean takesBack(List<Tagged> tags, int next) {
        for (int i = next; i < tags.size(); i++) {
            var word = lower(tags.get(i));
            if (Set.of("but", "unless", "although", "though", "however", "except", "if", "until")
                    .contains(word)) return true;
        }
        return false;
    }

    /// Whether a word such as "and" joins clauses, not the items of a list: a verb comes soon, before any comma.
    private static boolean leadsClause(List<Tagged> tags, int joining) {
        for (int i = joining + 1; i < Math.min(tags.size(), joining + 1 + SOON); i++) {
            if (tags.get(i).tag().equals("PUNCT")) return false;
            if (tags.get(i).isVerb()) return true;
        }
        return false;
    }

    /// Above zero only for a clause that can stand and names what it is about.
    private static double score(Ended ended) {
        var clause = ended.clause();
        int words = clause.words();
        if (words < SHORTEST
                || words > LONGEST
                || !(opens(clause.word(0)) || CONDITIONS.contains(clause.word(0)))
                || clause.tags().getFirst().isVerb()) return 0;
        if (OWN.stream().anyMatch(clause::has)) return 0;
        if (!clause.stands() || points(clause) || isBroken(clause)) return 0;
        if (!ended.whole()
                && (ANNOUNCING.contains(clause.word(clause.mainVerb()))
                        || SHADING.contains(clause.word(clause.mainVerb())))) return 0;
        if (!ended.whole() && LEADING_UP.contains(clause.word(clause.tags().size() - 1))) return 0;
        int named = Tagged.named(clause.tags());
        if (named < NAMES) return 0;
        double score =
                2 + (words < SHORT || words > LONG ? -0.4 : 0) - (ended.loose() ? 0.5 : 0) + (ended.whole() ? 0.2 : 0);
        score += 0.15 * Math.min(4, named) + 0.3 * Math.min(2, names(clause)) + (hasNumber(clause) ? 0.4 : 0);
        if (CLAIMING.stream().anyMatch(clause::has)) score += 0.3;
        if (SPEAKERS.stream().anyMatch(clause::has)) score -= names(clause) > 0 || hasNumber(clause) ? 0.6 : 0.9;
        if (ANNOUNCING.contains(clause.word(clause.mainVerb()))) score -= 0.8;
        return LIGHT_SUBJECTS.contains(clause.word(clause.subject())) ? score - 0.6 : score;
    }

    /// Whether it breaks off and goes on as something else, or holds a dash that says so.
    private static boolean isBroken(Clause clause) {
        int verb = clause.mainVerb();
        int joining = clause.lastIndexOf("and");
        boolean unfinished = joining > verb
                && clause.tags().get(joining - 1).text().equals(",")
                && clause.tags().subList(verb, joining - 1).stream()
                        .noneMatch(tag -> tag.text().equals(","))
                && !clause.hasFiniteAfter(joining);
        return unfinished
                || clause.tags().get(verb + 1).text().equals(",")
                || clause.tags().stream().anyMatch(tag -> tag.text().matches(".*(—|--).*|[-–:;(]"))
                || clause.tags().getFirst().tag().equals("PUNCT");
    }

    /// Whether it says "it", "they" or "this" of something that it has not named before, or of all that was said.
    private static boolean points(Clause clause) {
        int subject = clause.subject();
        boolean expletive = clause.word(0).equals("it") && subject == 0 && clause.has("to");
        if (POINTING.contains(clause.word(subject)) && !expletive) return true;
        boolean heard = false;
        for (int i = 0; i < clause.tags().size(); i++) {
            var tagged = clause.tags().get(i);
            boolean conjunction =
                    clause.word(i).equals("that") && tagged.tag().equals("SCONJ") && clause.hasFiniteAfter(i);
            boolean relative = clause.word(i).equals("that")
                    && i > 0
                    && clause.tags().get(i - 1).isNoun();
            boolean known = heard && !tagged.tag().equals("DET");
            if (POINTING.contains(clause.word(i)) && !conjunction && !relative && !known && !(expletive && i == 0))
                return true;
            if (tagged.isNoun()) heard = true;
        }
        return false;
    }

    private static int names(Clause clause) {
        return (int) clause.tags().stream()
                .filter(tag -> tag.tag().equals("PROPN")
                        && Character.isUpperCase(tag.text().charAt(0)))
                .map(Tagged::text)
                .distinct()
                .count();
    }

    private static boolean hasNumber(Clause clause) {
        return clause.tags().stream()
                .anyMatch(tag -> tag.text().chars().anyMatch(Character::isDigit) || NUMBERS.hasWord(lower(tag)));
    }

    /// Whether a headline may begin with a word.
    private static boolean opens(String word) {
        return !POINTERS.hasWord(word)
                && !FILLERS.hasWord(word)
                && !CLAUSE_WORDS.hasWord(word)
                && !Set.of("not", "to", "whether", "how", "why", "what", "as", "like", "that", "once", "such")
                        .contains(word);
    }

    private static String text(List<Tagged> clause) {
        var text = new StringBuilder();
        int word = -1;
        for (var tagged : clause) {
            if (word >= 0 && tagged.word() != word) text.append(' ');
            text.append(tagged.text());
            word = tagged.word();
        }
        return finished(text.toString());
    }

    /// Without a tag at its end, its quotation marks in pairs, its first letter a capital.
    private static String finished(String words) {
        var line = words.replaceAll("(, (right|you know|okay))?[\\s,;:–—-]*$", "");
        boolean paired = line.chars().filter(c -> c == '"').count() % 2 == 0;
        boolean open = line.matches(".*(^|\\s)\"[^\"]+"); // what closed it went with the end of the sentence
        return Wording.capitalised(paired ? line : open ? line + '"' : line.replace("\"", ""));
    }
}
