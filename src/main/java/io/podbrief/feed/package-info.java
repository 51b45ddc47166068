/// Podcasts and their feeds: reading RSS and Atom, knowing when to ask again, and the episodes they announce.
/// Owns the tables `podcast`, `feed` and `episode`.
@NullMarked
package io.podbrief.feed;

import org.jspecify.annotations.NullMarked;
