package io.podbrief.embedding;

import java.util.List;

/// Says how passages of talk read, by what readers said of others like them.
///
/// Implementations are safe to use from several threads and compute on the calling one. The same passage gives
/// the same answer, whatever is asked with it.
public interface PassageClassifier {
    /// Log-odds of what a reader would say of a passage: 0 is an even chance, 2 is seven in eight.
    ///
    /// @param worth that it makes a claim worth sending to somebody who is interested in its subject
    /// @param clear that it can be understood by itself
    /// @param clearInContext that it can be understood with what was said just before
    /// @param clean that its sentences could be printed as they are
    /// @param advert that it sells something, or asks the listener to do something
    record Reading(double worth, double clear, double clearInContext, double clean, double advert) {}

    /// One reading for each passage, in their order. Longer ones than 128 word pieces are cut there.
    ///
    /// @param passages any number of them, none blank
    List<Reading> classify(List<String> passages);
}
