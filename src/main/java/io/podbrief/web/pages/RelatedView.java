package io.podbrief.web.pages;

import io.podbrief.relation.Related;
import java.time.LocalDate;
import java.util.List;

/// Another insight beside the one that a page is about.
///
/// @param chip how it stands to that one, in capitals, such as `DISPUTED BY`
/// @param differs what differs, in a line; empty where nothing does or nothing is known
/// @param words exact words of this insight that show it; empty where they merely are related
/// @param ownWords exact words of the insight that the page is about
public record RelatedView(InsightView insight, String chip, String differs, String words, String ownWords) {
    static RelatedView of(Related related, LocalDate today) {
        return new RelatedView(
                InsightView.of(related.sourced(), related.voices().line(), related.status(), today),
                related.chip().toUpperCase(java.util.Locale.ENGLISH),
                related.differs(),
                related.words(),
                related.ownWords());
    }

    /// Relations of one type under their heading.
    ///
    /// @param heading as in `Updated by (1)`
    public record Section(String heading, List<RelatedView> rows) {}
}
