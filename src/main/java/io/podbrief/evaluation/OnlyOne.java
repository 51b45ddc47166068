package io.podbrief.evaluation;

import io.podbrief.embedding.PassageClassifier;
import io.podbrief.insight.Extraction;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;

/// Stands in for the classifier, so that the extractor takes the passage that somebody else chose: what chance
/// or place in the talk picks is masked, cleaned, gated and headed as what the ranker picks. Within [#keeping] it
/// lets one passage of an episode stand and condemns the others, so it breaks the rule that the same passage
/// gives the same answer; elsewhere the shipped classifier answers.
@Primary
final class OnlyOne implements PassageClassifier {
    private static final Reading KEPT = new Reading(100, 100, 100, 100, -100);
    private static final Reading CONDEMNED = new Reading(-100, -100, -100, -100, 100);

    private final PassageClassifier shipped;
    private final ScopedValue<IntUnaryOperator> choice = ScopedValue.newInstance();

    OnlyOne(@Qualifier("fineTunedMiniLm") PassageClassifier shipped) {
        this.shipped = shipped;
    }

    /// Extracts one chosen passage.
    ///
    /// @param choosing from how many passages passed the gates, `>= 1`, to the index of one in the order of the
    ///     talk
    /// @return at most one insight
    Extraction keeping(IntUnaryOperator choosing, Supplier<Extraction> extraction) {
        return ScopedValue.where(choice, choosing).call(extraction::get);
    }

    @Override
    public List<Reading> classify(List<String> passages) {
        if (!choice.isBound()) return shipped.classify(passages);
        int kept = choice.get().applyAsInt(passages.size());
        return IntStream.range(0, passages.size())
                .mapToObj(i -> i == kept ? KEPT : CONDEMNED)
                .toList();
    }
}
