/// The QUOTE tier: chooses and checks spans of the transcript. No network, no key, no chance: two runs give the
/// same bytes.
@NullMarked
package io.podbrief.insight.extractive;

import org.jspecify.annotations.NullMarked;
