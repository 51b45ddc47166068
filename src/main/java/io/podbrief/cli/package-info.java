/// One class per verb of the command line.
@NullMarked
package io.podbrief.cli;

import org.jspecify.annotations.NullMarked;
