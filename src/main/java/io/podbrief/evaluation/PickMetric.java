package io.podbrief.evaluation;

import java.util.List;

/// Measures what a system chose of an episode. Stateless.
interface PickMetric {
    /// @param picks best first; empty where the system found none
    void measure(Extracted episode, List<Pick> picks, Sheet sheet);
}
