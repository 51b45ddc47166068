/// Texts as vectors that lie close together when the texts mean the same.
@NullMarked
package io.podbrief.embedding;

import org.jspecify.annotations.NullMarked;
