package io.podbrief.evaluation;

import static java.util.regex.Matcher.quoteReplacement;

import io.podbrief.evaluation.Sample.Show;
import io.podbrief.evaluation.Sample.Span;
import io.podbrief.evaluation.Sample.Topic;
import io.podbrief.transcript.SpokenCue;
import io.podbrief.transcript.published.PublishedFormats;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A transcript in Markdown whose headings say where topics begin. Each heading is replaced by a word that nobody
/// says before the product's own reader reads the file, and found again in what it read.
///
/// The news show titles each item, after a break, by a link on a line of its own, and announces what a sponsor paid
/// for; that item is a known advert.
final class HeadedTalk {
    private static final int MOST_WORDS = 8_000; // about 50 minutes; the rest is cut off
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6}[ \\t]+(.+?)[ \\t]*$");
    private static final Pattern ITEM =
            Pattern.compile("(?m)(^\\*\\*Break:\\*\\*\\s+\\*\\*[^*\\n]+:\\*\\*\\s+|ponsored [Nn]ews!?\\s+)"
                    + "\\[([^\\]\\n]+)\\]\\(https?://[^)\\n]*\\)[^\\w\\n]*$");
    private static final Pattern BREAK = Pattern.compile("(?m)^\\*\\*Break:\\*\\*");
    private static final Pattern MARK = Pattern.compile("Qzmark(\\d+)\\.");
    private static final Pattern SPONSORED = Pattern.compile("(?i)\\btime for sponsored news\\b.*");

    private final List<String> titles = new ArrayList<>(); // by number of the mark; blank for a break
    private final List<SpokenCue> cues = new ArrayList<>();
    private final List<Topic> marks = new ArrayList<>();
    private final List<Integer> sponsored = new ArrayList<>();
    private int words;
    private boolean newTurn; // what a mark that was taken out said of the words after it

    private HeadedTalk() {}

    static Sample read(Show show, String id, String markdown) {
        var talk = new HeadedTalk();
        var marked = BREAK.matcher(talk.marked(markdown)).replaceAll(_ -> talk.mark("") + "**Break:**");
        var transcript = PublishedFormats.read(
                marked.getBytes(StandardCharsets.UTF_8), null, URI.create("file:///" + id + ".md"), "en");
        for (var cue : Sample.cues(transcript)) {
            talk.take(cue);
            if (talk.words >= MOST_WORDS) break;
        }
        var topics = talk.marks.stream().filter(mark -> !mark.title().isEmpty()).toList();
        return new Sample(show, id, talk.cues, topics, talk.adverts());
    }

    private String marked(String markdown) {
        var headed = HEADING.matcher(markdown).replaceAll(match -> quoteReplacement(mark(match.group(1))));
        return ITEM.matcher(headed).replaceAll(match -> quoteReplacement(match.group(1) + mark(match.group(2))));
    }

    private String mark(String title) {
        titles.add(title);
        return "\n\nQzmark" + (titles.size() - 1) + ".\n\n";
    }

    private void take(SpokenCue cue) {
        var kept = new ArrayList<String>();
        if (SPONSORED.matcher(cue.text()).find()) sponsored.add(words);
        for (var word : Sample.wordsOf(cue)) {
            var mark = MARK.matcher(word);
            if (mark.matches()) marks.add(new Topic(words + kept.size(), titles.get(Integer.parseInt(mark.group(1)))));
            else kept.add(word);
        }
        newTurn |= cue.newTurn();
        if (kept.isEmpty()) return;
        cues.add(new SpokenCue(cue.from(), cue.to(), cue.speaker(), String.join(" ", kept), newTurn));
        newTurn = false;
        words += kept.size();
    }

    /// From the announcement to the break after it.
    private List<Span> adverts() {
        return sponsored.stream()
                .map(from -> new Span(
                        from,
                        marks.stream()
                                .filter(mark -> mark.title().isEmpty() && mark.word() > from)
                                .mapToInt(Topic::word)
                                .findFirst()
                                .orElse(words)))
                .toList();
    }
}
