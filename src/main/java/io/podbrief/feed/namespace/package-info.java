/// One class per RSS vocabulary; each takes the elements it knows and leaves the rest.
@NullMarked
package io.podbrief.feed.namespace;

import org.jspecify.annotations.NullMarked;
