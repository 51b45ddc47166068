/// Podbrief: the few claims worth knowing out of new podcast episodes, each proven by words really spoken.
@NullMarked
package io.podbrief;

import org.jspecify.annotations.NullMarked;
