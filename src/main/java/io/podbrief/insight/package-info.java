/// The few claims worth knowing out of a transcript, each with the exact words that prove it.
/// Owns the tables `insight` and `quote`.
@NullMarked
package io.podbrief.insight;

import org.jspecify.annotations.NullMarked;
