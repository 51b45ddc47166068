/// What an extractor has to beat: five ways to choose passages that need no training (QUALITY E2), and three to
/// find topics.
@NullMarked
package io.podbrief.evaluation.baseline;

import org.jspecify.annotations.NullMarked;
