package io.podbrief.proof;

import io.podbrief.platform.Sha256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The two hashes that hold a proof together.
final class Hash {
    private static final char END = '\u001F'; // no text of a proof has it
    private static final int ID_DIGITS = 12;

    private Hash() {}

    /// SHA-256 over every value of the document in its order, each followed by U+001F; times in milliseconds, what is
    /// not known empty. It tells damage and parts of different proofs. Whoever forges a part can compute it anew.
    static String digest(Proof proof) {
        var all = new StringBuilder();
        add(all, Proof.VERSION, proof.id(), proof.address(), proof.tier(), proof.headline(), proof.text());
        var quote = proof.quote();
        add(all, quote.text(), quote.start(), quote.end(), quote.speaker());
        add(all, quote.from() == null ? null : quote.from().toMillis());
        add(all, quote.to() == null ? null : quote.to().toMillis());
        add(
                all,
                proof.saidOn(),
                proof.origin().show(),
                proof.origin().episode(),
                proof.origin().guid());
        var words = proof.words();
        add(all, words.source(), words.address(), words.sha256(), words.characters());
        for (var part : proof.evidence())
            add(all, part.start(), part.end(), part.speaker(), part.text(), part.before(), part.after());
        for (var word : proof.leftOut()) add(all, word.start(), word.end(), word.text());
        return Sha256.hex(all.toString());
    }

    private static void add(StringBuilder all, @Nullable Object... values) {
        Arrays.stream(values)
                .forEach(value ->
                        all.append(value == null ? "" : value.toString()).append(END));
    }

    /// The id of an insight: of the episode's guid and the words of its passage.
    static String id(String guid, String passage) {
        var words = passage.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        var digits = new BigInteger(1, Sha256.of(guid + "\n" + words)).toString(Character.MAX_RADIX);
        return "ins_" + digits.substring(Math.max(0, digits.length() - ID_DIGITS));
    }
}
