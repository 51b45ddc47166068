package io.podbrief.insight;

/// Takes the few claims worth knowing out of a transcript.
///
/// Every insight's quote is an exact span of the material's transcript. The extractive one is a pure function: the
/// same material gives the same bytes. Slow (a second or more per hour of talk), so call it from a job.
public interface Extractor {
    /// Insights of one episode, best first; often few, sometimes none.
    ///
    /// @throws io.podbrief.platform.Failure.Permanent if the transcript can never be used; `extract.unpunctuated`
    ///     where it has no sentences
    /// @throws io.podbrief.platform.Failure.Retryable if trying later may help
    Extraction extract(Material material);
}
