package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.published.Line.Weight;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// From the lines of a written transcript to turns: plain text, Markdown and web pages share it.
///
/// A paragraph is one cue. A name holds for the paragraphs below it until another name comes, or a label for
/// a sound or a break, after which nobody is known to speak. A time belongs to the words after it; one in
/// square brackets inside a paragraph starts a new cue. Headings are not speech unless they are a speaker's
/// label; a paragraph without a mark at its end reads like one and does not run on into the next.
final class Turns {
    private static final Pattern INLINE_TIME = Pattern.compile("\\[\\s?(" + Timestamp.PATTERN + ")\\s?\\]");
    private static final Pattern ONLY_TIMES =
            Pattern.compile("(?:[\\s\\[\\]()–—-]|\\bto\\b|" + Timestamp.PATTERN + "){0,12}");
    private static final Pattern LACKS_END = Pattern.compile("[\\p{L}\\p{N}%]$");
    private static final Pattern OPENS_SENTENCE = Pattern.compile("\\s*[\"“']?\\p{Lu}");
    private static final Pattern LEADING_MARK = Pattern.compile("(?:>\\s{1,9}){1,9}");
    private static final Pattern SOMEBODY_ELSE = Pattern.compile(">>+\\s*");

    /// A link on a line by itself, with or without words that announce it.
    static final Pattern ONLY_LINK = Pattern.compile("(?:[^:]{0,200}:)?\\s{0,3}<?https?://[^\\s<>]+>?\\s*");
    /// The data about an episode that stand above its first turn.
    private static final Pattern ABOUT_EPISODE = Pattern.compile(
            "(?i)(?:title|date|location|topics?|video|audio|media|slides|tags|episode|podcast|speakers?|hosts?|guests?|links?|url"
                    + "|website|source|duration|language|published|recorded|author|transcri(?:pt|bed)(?: by)?)\\s{0,3}:\\s");

    /// Data about the episode stand among the first so many paragraphs, if at all.
    private static final int EARLY = 3;

    private final LabelBook book;
    private final List<SpokenCue> cues = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private @Nullable String speaker;
    private @Nullable Duration from;
    private @Nullable Duration to;
    private boolean newTurn;
    private boolean unfinished; // the paragraph before this one lacks a mark at its end
    private boolean begun;

    private Turns(LabelBook book) {
        this.book = book;
    }

    /// The cues that hold words, in order; possibly none.
    ///
    /// @param given names that the file lists as its speakers
    static List<SpokenCue> read(Collection<String> given, List<Line> lines) {
        var turns = new Turns(LabelBook.learn(given, lines));
        lines.forEach(turns::line);
        turns.endCue();
        return turns.cues;
    }

    private void line(Line line) {
        if (line.opens()) {
            endCue();
            unfinished =
                    !cues.isEmpty() && LACKS_END.matcher(cues.getLast().text()).find();
        }
        if (line.cite() != null || line.time() != null) given(line);
        if (ONLY_LINK.matcher(line.text()).matches()) return;
        var mark = book.markOf(line);
        if (mark != null) start(mark);
        else if (line.weight() != Weight.HEADING && !isAboutEpisode(line.text())) say(line.text());
    }

    private boolean isAboutEpisode(String line) {
        return !begun && cues.size() < EARLY && ABOUT_EPISODE.matcher(line).lookingAt();
    }

    private void given(Line line) {
        endCue();
        if (line.cite() != null) speaker = line.cite();
        from = line.time();
        to = null;
    }

    private void start(LineMark mark) {
        endCue();
        boolean waits = mark.from() == null && mark.rest().isEmpty(); // a name below its time
        if (!waits) {
            from = mark.from();
            to = mark.to();
        }
        if (mark.name() != null && NameShape.isSound(mark.name())) {
            speaker = null;
            from = null;
            to = null;
            if (ONLY_TIMES.matcher(mark.rest()).matches()) return;
        } else if (mark.name() != null) {
            speaker = book.speaker(mark.name());
            begun = true;
        }
        say(mark.rest());
    }

    private void say(String line) {
        var text = LEADING_MARK.matcher(line).lookingAt()
                ? LEADING_MARK.matcher(line).replaceFirst("")
                : line;
        var somebody = SOMEBODY_ELSE.matcher(text);
        if (somebody.lookingAt()) {
            endCue();
            speaker = null;
            newTurn = true;
            text = text.substring(somebody.end());
        }
        int at = 0;
        var time = INLINE_TIME.matcher(text);
        while (time.find()) {
            append(text.substring(at, time.start()));
            endCue();
            from = Timestamp.parse(time.group(1));
            to = null;
            at = time.end();
        }
        append(text.substring(at));
    }

    private void append(String text) {
        if (text.isBlank()) return;
        if (!words.isEmpty()) words.append(' ');
        else newTurn |= unfinished && OPENS_SENTENCE.matcher(text).lookingAt();
        unfinished = false;
        words.append(text.strip());
    }

    /// Ends the cue, if it has words; a time without words waits for them.
    private void endCue() {
        if (Words.any(words)) {
            cues.add(new SpokenCue(from, to, speaker, words.toString(), newTurn));
            from = null;
            to = null;
            newTurn = false;
        }
        words.setLength(0);
    }
}
