package io.podbrief.transcript.published;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Whether a few words before a colon or a time can be the name of somebody who speaks. Judges by shape
/// alone: capital letters, few words, no sentence in it, and not one of the words that people put before a
/// colon for other reasons.
///
/// The word lists are English; a name in a script without capitals passes by being short.
final class NameShape {
    private static final int LONGEST = 40;
    private static final int LONGEST_GIVEN = 60;
    private static final int LONGEST_UNCASED = 8;
    private static final int MOST_WORDS = 5;
    private static final int MOST_WORDS_GIVEN = 9;

    /// Words that are written small inside names.
    private static final Set<String> PARTICLES = Words.listed("""
            van, von, de, der, den, del, della, di, da, do, dos, das, du, la, le, el, al, bin, bint, ibn, ben, ter, ten,
            te, zu, zur, af, av, y, e, of, and, the, from, at, &""");

    /// Words that no name contains, and that begin or fill a sentence which happens to have a colon.
    private static final Set<String> NOT_IN_NAMES = Words.listed("""
            i, you, he, she, it, we, they, this, that, these, those, here, there, what, why, how, when, where, who, which,
            so, but, or, if, because, a, an, my, your, our, their, his, her, its, is, are, was, were, do, does, did, not,
            no, yes, okay, ok, well, now, then, also, again, in, on, to, for, with, as, by, it's, that's, here's,
            remember, imagine, think, look, listen, say, let's, please, just, like""");

    /// Words that people put before a colon for other reasons than to name a speaker.
    private static final Set<String> NOT_A_NAME = Words.listed("""
            note, notes, warning, caution, update, edit, correction, spoiler, disclaimer, disclosure, example, examples,
            tip, tips, rule, rules, point, fact, myth, question, questions, answer, answers, problem, solution, reason,
            result, results, conclusion, summary, tldr, aside, related, step, part, chapter, section, episode, topic,
            topics, agenda, number, option, first, second, third, fourth, fifth, one, two, three, four, five, next,
            finally, last, lastly, ps, re, subject, title, subtitle, date, time, times, timestamp, timestamps, duration,
            language, link, links, source, sources, url, website, http, https, video, audio, media, slides, tags,
            location, podcast, transcript, transcription, transcribed, credits, recorded, published, author, speaker,
            speakers, hosts, guests, keywords, description, email, contact, resources, references, footnote, footnotes,
            appendix, contents, overview, background, pro, pros, con, cons, bonus, quote, quotes, translation, monday,
            tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, july, september, october,
            november, december, today, tomorrow, yesterday, the""");

    /// Labels that say what is heard, not who speaks.
    private static final Set<String> SOUNDS = Words.listed("""
            break, ad, ads, ad break, advertisement, music, theme music, intro, outro, intro music, outro music, jingle,
            sponsor, sponsors, sponsor break, sponsor segment, silence, applause, laughter, commercial, commercial break,
            end, end of transcript, start""");

    private static final Pattern NEVER_IN_NAME = Pattern.compile("[!?;,/\\\\|=\"“”<>\\[\\]{}*#%$€£…]");
    private static final Pattern SMALL_START = Pattern.compile("\\p{Ll}['’]?\\p{Lu}");
    /// A full stop after a long word ends a sentence; after a short one it is `Dr.` or an initial.
    private static final Pattern SENTENCE_END = Pattern.compile("\\p{Ll}{4}\\.(?:\\s|$)");

    private NameShape() {}

    /// A name, as far as shape can tell. For labels that nothing else marks as labels.
    static boolean isName(String text) {
        var words = Words.list(text, 0, MOST_WORDS + 1);
        if (words.isEmpty() || words.size() > MOST_WORDS) return false;
        if (text.length() > LONGEST || NEVER_IN_NAME.matcher(text).find()) return false;
        if (isUncased(text)) return text.codePointCount(0, text.length()) <= LONGEST_UNCASED;
        if (listed(SOUNDS, text)) return false;
        if (listed(NOT_A_NAME, words.getFirst()) && !isNumbered(words)) return false;
        if (!startsLikeName(words.getFirst())) return false;
        for (var word : words) if (!isNameWord(word)) return false;
        return !SENTENCE_END.matcher(text).find();
    }

    /// What a publisher marks as a label, by bold type or a time beside it: free wording, but no sentence.
    static boolean isLabel(String text) {
        var words = Words.list(text, 0, MOST_WORDS_GIVEN + 1);
        if (words.isEmpty() || words.size() > MOST_WORDS_GIVEN) return false;
        if (text.length() > LONGEST_GIVEN || NEVER_IN_NAME.matcher(text).find()) return false;
        if (words.size() == 1 && listed(NOT_A_NAME, text)) return false;
        return isUncased(text) || startsLikeName(words.getFirst()) || Character.isDigit(text.codePointAt(0));
    }

    /// A label for a sound or a pause, after which nobody is known to speak.
    static boolean isSound(String text) {
        return listed(SOUNDS, text);
    }

    /// `Speaker 1`: a word that is no name by itself and a number or letter.
    private static boolean isNumbered(List<String> words) {
        if (words.size() != 2 || !words.getFirst().equalsIgnoreCase("speaker")) return false;
        return words.getLast().length() == 1
                || Character.isDigit(words.getLast().charAt(0));
    }

    private static boolean isNameWord(String word) {
        if (listed(NOT_IN_NAMES, word)) return word.length() == 1 && Character.isUpperCase(word.charAt(0));
        return PARTICLES.contains(word) || startsLikeName(word) || Character.isDigit(word.codePointAt(0));
    }

    private static boolean startsLikeName(String word) {
        int first = word.codePointAt(0);
        if (first == '@' || first == '(') return word.length() > 1;
        return Character.isUpperCase(first)
                || Character.isTitleCase(first)
                || isUncased(first)
                || SMALL_START.matcher(word).lookingAt();
    }

    private static boolean isUncased(String text) {
        return text.codePoints().noneMatch(c -> Character.isUpperCase(c) || Character.isLowerCase(c))
                && text.codePoints().anyMatch(NameShape::isUncased);
    }

    private static boolean isUncased(int character) {
        return Character.getType(character) == Character.OTHER_LETTER;
    }

    private static boolean listed(Set<String> words, String text) {
        return words.contains(text.toLowerCase(Locale.ROOT).strip());
    }
}
