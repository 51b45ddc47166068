package io.podbrief.transcript.published;

import io.podbrief.transcript.SpokenCue;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// A web page: `<cite>`, `<time>` and `<p>` as Podcasting 2.0 wants them, or any page whose paragraphs are
/// the talk.
///
/// Scripts, styles, navigation, forms and whatever the page hides are no speech. When one part of a page is
/// called a transcript and has most of the words, only that part is read. A page that says that something
/// went wrong, or that consists of links, is refused.
final class Html implements TranscriptFormat {
    /// Pages with more tags than this are hostile, or not a transcript.
    private static final int MOST_TAGS = 500_000;
    /// Tables inside of tables are the one thing for which the parser takes quadratic time.
    private static final int MOST_TABLES = 2_000;
    /// What is nested deeper is read as if it were not; words are kept.
    private static final int DEEPEST = 256;
    private static final Pattern TABLE = Pattern.compile("(?i)<table");

    private static final Pattern ERROR = Pattern.compile("(?i)^\\W*(?:(?:http|error|status)\\W{0,3}){0,3}[45]\\d\\d\\b"
            + "|\\bnot found\\W*$|access (?:denied|to this page)|^just a moment|attention required|verify (?:that )?you are"
            + "|are you (?:a )?human|not a robot|service unavailable|bad gateway|^forbidden\\W*$|internal server error"
            + "|(?:sign|log) ?in\\b|under maintenance|for sale|account suspended|^error\\W*$");
    /// An error page says so in few words; a long page of that title is a talk about it.
    private static final int LONGEST_ERROR = 300;
    private static final Set<String> PARTS = Set.of("main", "article", "[id*=transcript]", "[class*=transcript]");

    @Override
    public String name() {
        return "html";
    }

    @Override
    public boolean recognizes(String text) {
        return MarkupRoot.isHtml(text);
    }

    @Override
    public List<SpokenCue> read(String text) {
        if (!recognizes(text)) throw NotATranscript.because("is not a web page");
        requireModest(text);
        var page = Parser.htmlParser().setMaxDepth(DEEPEST).parseInput(text, "");
        if (isError(page)) throw NotATranscript.because("is a page that says that something went wrong");
        var lines = HtmlLines.of(mainPart(page));
        if (lines.mostlyLinks()) throw NotATranscript.because("is a web page of links");
        return NotATranscript.unlessEmpty(Turns.read(Set.of(), lines.list()));
    }

    private static void requireModest(String text) {
        if (text.chars().filter(c -> c == '<').limit(MOST_TAGS + 1L).count() > MOST_TAGS) {
            throw NotATranscript.because("is a web page of more than " + MOST_TAGS + " tags");
        }
        if (TABLE.matcher(text).results().limit(MOST_TABLES + 1L).count() > MOST_TABLES) {
            throw NotATranscript.because("is a web page of more than " + MOST_TABLES + " tables");
        }
    }

    private static boolean isError(Document page) {
        var heading = page.selectFirst("h1");
        boolean says = ERROR.matcher(page.title()).find()
                || (heading != null && ERROR.matcher(heading.text()).find());
        return says && Words.count(page.text(), LONGEST_ERROR) < LONGEST_ERROR;
    }

    /// The smallest part that has at least four fifths of the words, or is called a transcript and has half
    /// of them.
    private static Element mainPart(Document page) {
        Element best = page.body();
        int all = size(best);
        int least = all;
        for (var part : PARTS) {
            boolean named = part.startsWith("[");
            for (var element : page.body().select(part)) {
                int size = size(element);
                if (size < least && size * 5L >= all * (named ? 2L : 4L)) {
                    best = element;
                    least = size;
                }
            }
        }
        return best;
    }

    private static int size(Element element) {
        return HtmlLines.of(element).size();
    }
}
