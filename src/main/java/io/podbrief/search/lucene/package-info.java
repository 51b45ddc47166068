/// The embedded index, one folder on disk.
@NullMarked
package io.podbrief.search.lucene;

import org.jspecify.annotations.NullMarked;
