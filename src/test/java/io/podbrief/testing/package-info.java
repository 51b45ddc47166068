/// What the tests of several packages share.
@NullMarked
package io.podbrief.testing;

import org.jspecify.annotations.NullMarked;
