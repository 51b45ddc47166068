/// The WRITTEN tier: a language model writes what the QUOTE tier chose, and nothing it writes is believed
/// unchecked.
@NullMarked
package io.podbrief.insight.llm;

import org.jspecify.annotations.NullMarked;
