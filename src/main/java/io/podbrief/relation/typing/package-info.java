/// Typed relations by rules: what two texts say of the same thing, and where they differ.
@NullMarked
package io.podbrief.relation.typing;

import org.jspecify.annotations.NullMarked;
