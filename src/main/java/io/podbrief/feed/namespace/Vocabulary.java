package io.podbrief.feed.namespace;

/// One RSS vocabulary: which of its elements mean something to us, and what. Implementations keep no state. Add
/// one by adding a class and its line in [Vocabularies].
public interface Vocabulary {
    /// What to do with an element that begins. Only its name, attributes and parents are known yet.
    Take take(Tag tag);

    /// Takes over an element that has ended and is about the podcast. Called only for elements that [#take] did
    /// not skip.
    void podcast(Tag tag, PodcastDraft podcast);

    /// The same for an element inside an episode.
    void episode(Tag tag, EpisodeDraft episode);
}
