package io.podbrief.web.pages;

import io.podbrief.brief.Wording;
import io.podbrief.insight.Insight;
import io.podbrief.insight.InsightStore;
import io.podbrief.insight.Sourced;
import io.podbrief.relation.Related;
import io.podbrief.relation.Relation;
import io.podbrief.relation.Relations;
import io.podbrief.transcript.Source;
import io.podbrief.transcript.Transcript;
import io.podbrief.transcript.TranscriptStore;
import io.podbrief.web.ReaderSession;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// One insight large and alone, its proof, and what other shows say.
@RestController
public final class InsightPage {
    private static final Duration AROUND = Duration.ofSeconds(25);
    private static final int AROUND_CHARACTERS = 350; // where the transcript has no times

    private final Renderer renderer;
    private final ReaderSession sessions;
    private final InsightStore insights;
    private final Relations relations;
    private final TranscriptStore transcripts;

    InsightPage(
            Renderer renderer,
            ReaderSession sessions,
            InsightStore insights,
            Relations relations,
            TranscriptStore transcripts) {
        this.renderer = renderer;
        this.sessions = sessions;
        this.insights = insights;
        this.relations = relations;
        this.transcripts = transcripts;
    }

    /// An insight on its page.
    ///
    /// @param newest what has taken its place; `null` where nothing has
    /// @param proof `null` where the transcript is gone
    /// @param voices who makes this claim, earliest first, as in `Night Tariff (14 October 2026)`
    /// @param changes what changes how it is to be read: updates, disputes, resolutions
    /// @param others the other typed relations and other insights that make this claim
    /// @param related the ten, typed ones first
    /// @param score the parts of its worth, largest first
    public record Model(
            Frame frame,
            InsightView insight,
            @Nullable RelatedView newest,
            @Nullable Proof proof,
            List<String> voices,
            List<RelatedView.Section> changes,
            List<RelatedView.Section> others,
            List<RelatedView> related,
            List<Part> score,
            String total) {}

    /// One term of a score, with its sign.
    public record Part(String name, String value) {}

    /// What shows that the words were really spoken.
    ///
    /// @param holds whether the stored transcript has exactly these words at this place, as checked for this page
    /// @param span `characters 1201 to 1480`
    /// @param source `the publisher's own (vtt)`
    /// @param before transcript right before the quote, up to half a minute
    public record Proof(
            boolean holds,
            String quote,
            String span,
            String source,
            @Nullable String sourceLink,
            String hash,
            String before,
            String after) {}

    @GetMapping("/insight/{id}")
    ResponseEntity<String> show(@PathVariable String id, HttpServletRequest request) {
        var found = insights.find(new Insight.Id(id));
        if (found.isEmpty()) {
            return renderer.plain(
                    HttpStatus.NOT_FOUND,
                    "No such insight",
                    "There is no insight under this address; it may have been mistyped.");
        }
        var view = renderer.views(List.of(found.get())).getFirst();
        var frame = renderer.frame(view.headline(), sessions.reader(request).isPresent())
                .described(Wording.cut(view.text(), 200))
                .at(view.page());
        return renderer.page("insight", model(frame, view, found.get()));
    }

    private Model model(Frame frame, InsightView view, Sourced sourced) {
        var insight = sourced.insight();
        var proof = transcripts.find(insight.episode()).map(transcript -> proof(sourced, transcript));
        var newest = relations.newest(insight.id()).map(List::of).orElse(List.of());
        var all = relations.all(insight.id());
        var tenTypedFirst = relations.related(insight.id()).stream()
                .sorted(Comparator.comparing(Related::type))
                .toList();
        return new Model(
                frame,
                view,
                renderer.relatedViews(newest).stream().findFirst().orElse(null),
                proof.orElse(null),
                voices(sourced, all),
                sections(all.stream().filter(Related::isAboveTheFold).toList()),
                sections(all.stream()
                        .filter(one -> !one.isAboveTheFold() && one.type() != Relation.Type.RELATED)
                        .toList()),
                renderer.relatedViews(tenTypedFirst),
                parts(insight.score().parts()),
                signed(insight.score().total()));
    }

    /// Each show once, by the first time that it made the claim; the first of all first.
    private static List<String> voices(Sourced own, List<Related> all) {
        var said = new LinkedHashMap<Long, String>();
        var same = all.stream().filter(one -> one.type() == Relation.Type.SAME).map(Related::sourced);
        Stream.concat(Stream.of(own), same)
                .sorted(Comparator.comparing(one -> one.insight().saidOn()))
                .forEach(one -> said.putIfAbsent(
                        one.origin().podcast(),
                        one.origin().show() + " (" + Wording.day(one.insight().saidOn()) + ")"));
        return List.copyOf(said.values());
    }

    private List<RelatedView.Section> sections(List<Related> some) {
        var byLabel =
                some.stream().collect(Collectors.groupingBy(Related::label, LinkedHashMap::new, Collectors.toList()));
        return byLabel.entrySet().stream()
                .map(section -> new RelatedView.Section(
                        section.getKey() + " (" + section.getValue().size() + ")",
                        renderer.relatedViews(section.getValue())))
                .toList();
    }

    static List<Part> parts(Map<String, Double> parts) {
        return parts.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(
                        Comparator.comparingDouble(value -> -Math.abs(value))))
                .map(part -> new Part(part.getKey(), signed(part.getValue())))
                .toList();
    }

    static String signed(double value) {
        return String.format(Locale.ROOT, "%+.2f", value).replace('-', '−');
    }

    private static Proof proof(Sourced sourced, Transcript transcript) {
        var quote = sourced.insight().quote();
        boolean holds = quote.standsIn(transcript);
        var source = transcript.source();
        return new Proof(
                holds,
                quote.text(),
                "characters " + quote.start() + " to " + quote.end(),
                source.words(),
                source instanceof Source.Published(var _, var url) && url != null ? url.toString() : null,
                transcript.hash(),
                holds ? before(transcript, transcript.charAt(quote.start())) : "",
                holds ? after(transcript, transcript.charAt(quote.end())) : "");
    }

    private static String before(Transcript transcript, int start) {
        var time = transcript.timeAt(start);
        int from = start;
        if (time == null) from = Math.max(0, start - AROUND_CHARACTERS);
        else while (from > 0 && !before(transcript.timeAt(from), time.minus(AROUND))) from--;
        return wholeWords(transcript.text(), from, start);
    }

    private static String after(Transcript transcript, int end) {
        var time = transcript.timeAt(end);
        int to = end;
        int length = transcript.text().length();
        if (time == null) to = Math.min(length, end + AROUND_CHARACTERS);
        else while (to < length && !before(time.plus(AROUND), transcript.timeAt(to))) to++;
        return wholeWords(transcript.text(), end, to);
    }

    private static boolean before(@Nullable Duration one, @Nullable Duration other) {
        return one == null || other == null || one.compareTo(other) < 0;
    }

    private static String wholeWords(String text, int from, int to) {
        while (from > 0 && from < to && !Character.isWhitespace(text.charAt(from - 1))) from++;
        while (to < text.length() && to > from && !Character.isWhitespace(text.charAt(to))) to--;
        return text.substring(from, to);
    }
}
