/// Which of the day's insights matter to one reader: a score of named parts, and diversity among the chosen.
@NullMarked
package io.podbrief.ranking;

import org.jspecify.annotations.NullMarked;
