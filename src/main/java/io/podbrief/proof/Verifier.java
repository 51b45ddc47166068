package io.podbrief.proof;

import io.podbrief.platform.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks a proof. What needs no transcript is checked from the proof alone; what does is said to be not checked where
/// none is given.
public final class Verifier {
    /// Names of the checks, in the order in which they are made.
    public static final List<String> QUOTE_CHECKS =
            List.of("digest", "id", "windows", "quote", "speaker", "words", "left-out", "headline");

    public static final List<String> WRITTEN_CHECKS = List.of(
            "digest", "id", "windows", "quote", "speaker", "numbers", "dates", "names", "negations", "headline");

    private static final List<String> TRANSCRIPT_CHECKS = List.of("transcript", "span", "times", "said-by");

    private final Proof proof;
    private final String digest;
    private final String window;
    private final List<Check> checks = new ArrayList<>();

    private Verifier(ProofFile file) {
        this.proof = file.proof();
        this.digest = file.digest();
        this.window = proof.window();
    }

    /// All checks of a proof.
    ///
    /// @param transcript `null` where there is none
    public static List<Check> check(ProofFile file, @Nullable GivenTranscript transcript) {
        var verifier = new Verifier(file);
        verifier.parts();
        switch (verifier.proof.tier()) {
            case QUOTE -> verifier.quoted();
            case WRITTEN -> verifier.written();
        }
        if (transcript == null) verifier.withoutTranscript();
        else new AgainstTranscript(verifier.proof, transcript).addTo(verifier.checks);
        return List.copyOf(verifier.checks);
    }

    private void parts() {
        add(
                "digest",
                Hash.digest(proof).equals(digest),
                "The parts are those that were put together.",
                "The parts are not those that were put together: the file was changed, or joined from several.");
        boolean id = Hash.id(proof.origin().guid(), proof.passage().text()).equals(proof.id());
        boolean address = proof.address().endsWith("/insight/" + proof.id());
        add(
                "id",
                id && address,
                "The id and the address belong to the words of the passage and to the episode's guid.",
                id
                        ? "The address is another insight's."
                        : "The id does not belong to these words of an episode with this guid.");
        add(
                "windows",
                proof.evidence().stream().allMatch(this::isWhole),
                "Every window is as long as its span and lies in the transcript.",
                "A window is not as long as its span, or lies outside of the transcript.");
        add(
                "quote",
                isQuoteExact(),
                "The quote is the window's text at its place, to the letter.",
                "The quote is not what the window has at its place.");
        add(
                "speaker",
                Objects.equals(proof.quote().speaker(), proof.passage().speaker()),
                "The quote and the window have the same speaker"
                        + (proof.quote().speaker() == null ? ", who is not known." : "."),
                "The quote has another speaker than the window that it lies in.");
    }

    private boolean isWhole(Proof.Evidence part) {
        return part.end() <= proof.words().characters()
                && part.text().codePointCount(0, part.text().length()) == part.end() - part.start();
    }

    private boolean isQuoteExact() {
        var passage = proof.passage();
        var quote = proof.quote();
        if (!isWhole(passage)
                || quote.start() < passage.start()
                || quote.end() > passage.end()
                || quote.end() <= quote.start()) return false;
        int from = passage.text().offsetByCodePoints(0, quote.start() - passage.start());
        int to = passage.text().offsetByCodePoints(0, quote.end() - passage.start());
        return passage.text().substring(from, to).equals(quote.text());
    }

    private void quoted() {
        boolean alone = proof.evidence().size() == 1
                && proof.passage().text().equals(proof.quote().text());
        var broken = alone ? Shortening.broken(proof) : Optional.of("the quote is not the passage");
        add(
                "words",
                broken,
                "The text is the quote's words in their order"
                        + (proof.leftOut().isEmpty()
                                ? "."
                                : ", " + proof.leftOut().size() + " left out."),
                "The text is not the quote's words: ");
        add(
                "left-out",
                Shortening.loss(proof),
                "Nothing that carries meaning was left out.",
                "What was left out changes what was said: ");
        var headline = Headline.inWordsOf(proof.text(), proof.headline());
        add(
                "headline",
                headline,
                "The headline is made of the text's words.",
                "The headline has words that the text has not: ");
    }

    private void written() {
        add("numbers", numbers(proof.text()), "Every number of the text is in its evidence.", "The evidence has no ");
        add(
                "dates",
                dates(proof.text()),
                "Every month and day of the text is in its evidence.",
                "The evidence has no ");
        add(
                "names",
                names(proof.text(), window, true),
                "Every name of the text is in its evidence.",
                "The evidence has no ");
        add(
                "negations",
                Negations.unproven(proof.text(), window),
                "The text denies what its evidence denies, as far as words tell.",
                "The text and its evidence do not deny the same: ");
        var headline = numbers(proof.headline())
                .or(() -> dates(proof.headline()))
                .or(() -> names(proof.headline(), window + "\n" + proof.text(), false))
                .or(() -> Negations.invented(proof.headline(), window + "\n" + proof.text()));
        add(
                "headline",
                headline,
                "The numbers, dates, names and negations of the headline are in the evidence.",
                "The evidence does not have what the headline says: ");
    }

    private Optional<String> numbers(String text) {
        return Numbers.unproven(text, window, Dates.numbers(text, window, proof.saidOn()));
    }

    private Optional<String> dates(String text) {
        return Dates.unproven(text, window, proof.saidOn());
    }

    private Optional<String> names(String text, String evidence, boolean strict) {
        var speakers = proof.evidence().stream().map(Proof.Evidence::speaker).filter(Objects::nonNull);
        return Names.unproven(
                text,
                evidence,
                Stream.concat(Stream.of(proof.origin().show()), speakers).toList(),
                strict);
    }

    private void withoutTranscript() {
        var address = proof.words().address();
        for (var name : TRANSCRIPT_CHECKS)
            checks.add(Check.open(
                    name,
                    "Give the transcript with --transcript FILE"
                            + (address == null ? "." : ": " + PlainText.line(address))));
    }

    private void add(String name, boolean holds, String yes, String no) {
        checks.add(Check.of(name, holds, yes, no));
    }

    private void add(String name, Optional<String> broken, String yes, String no) {
        checks.add(Check.of(name, broken.isEmpty(), yes, no + PlainText.line(broken.orElse("")) + "."));
    }
}
