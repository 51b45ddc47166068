/// Files that are too large to ship: the catalogue of those we know, the folder they lie in, and fetching them.
/// Nothing here knows what a model is good for; whoever needs one asks [io.podbrief.platform.models.ModelFolder]
/// for it by name. Any package may use it.
@NullMarked
package io.podbrief.platform.models;

import org.jspecify.annotations.NullMarked;
