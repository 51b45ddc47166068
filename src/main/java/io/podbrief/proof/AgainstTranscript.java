package io.podbrief.proof;

import io.podbrief.transcript.Transcript;
import java.util.List;
import java.util.Objects;

/// The checks of a proof that need its transcript.
record AgainstTranscript(Proof proof, GivenTranscript given) {
    void addTo(List<Check> checks) {
        boolean same = given.sha256().equals(proof.words().sha256());
        boolean long_ = given.text().codePointCount(0, given.text().length())
                == proof.words().characters();
        checks.add(Check.of(
                "transcript",
                same && long_,
                "The transcript is the one that was quoted, by its SHA-256.",
                "This is another transcript than the one that was quoted: its SHA-256 is " + given.sha256() + "."));
        checks.add(Check.of(
                "span",
                proof.evidence().stream().allMatch(this::stands),
                "Every window and the words around it stand in the transcript at their place.",
                "The transcript has other words at the place of a window."));
        var timed = given.timed();
        if (timed == null) {
            var why = "The file has the transcript's text alone, without times and speakers.";
            checks.add(Check.open("times", why));
            checks.add(Check.open("said-by", why));
        } else {
            checks.add(Check.of(
                    "times",
                    isTimed(timed),
                    proof.quote().from() == null
                            ? "The transcript has no time for the quote, nor has the proof."
                            : "The quote is said when the proof says.",
                    "The quote is said at another time than the proof says."));
            checks.add(Check.of(
                    "said-by",
                    proof.evidence().stream().allMatch(part -> saidBy(timed, part)),
                    "Every window is said by whom the proof names.",
                    "A window is said by somebody else than the proof names."));
        }
    }

    private boolean stands(Proof.Evidence part) {
        var text = given.text();
        if (part.end() > text.codePointCount(0, text.length()) || part.end() < part.start()) return false;
        int from = text.offsetByCodePoints(0, part.start());
        int to = text.offsetByCodePoints(0, part.end());
        return text.substring(from, to).equals(part.text())
                && text.substring(0, from).endsWith(part.before())
                && text.startsWith(part.after(), to);
    }

    private boolean isTimed(Transcript timed) {
        var quote = proof.quote();
        return quote.end() <= timed.codePointAt(timed.text().length())
                && Objects.equals(timed.timeAt(timed.charAt(quote.start())), quote.from())
                && Objects.equals(timed.timeAt(timed.charAt(quote.end())), quote.to());
    }

    private static boolean saidBy(Transcript timed, Proof.Evidence part) {
        if (part.end() > timed.codePointAt(timed.text().length())) return false;
        int first = timed.cueIndexAt(timed.charAt(part.start()));
        int last = timed.cueIndexAt(timed.charAt(part.end()) - 1);
        for (int i = first; i <= last; i++)
            if (!Objects.equals(Proof.Evidence.name(timed.cues().get(i).speaker()), part.speaker())) return false;
        return true;
    }
}
