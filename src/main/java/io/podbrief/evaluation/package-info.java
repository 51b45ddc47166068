/// How good the insights are, in figures: QUALITY's offline metrics beside baselines, on labelled data and on the
/// episodes that ship with the product. The product itself never uses it.
@NullMarked
package io.podbrief.evaluation;

import org.jspecify.annotations.NullMarked;
