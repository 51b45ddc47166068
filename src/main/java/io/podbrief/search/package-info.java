/// Insights found by words and by meaning. The index is a copy of the tables and may be dropped at any time.
@NullMarked
package io.podbrief.search;

import org.jspecify.annotations.NullMarked;
