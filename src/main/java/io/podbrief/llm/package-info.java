/// Language models behind one interface. They have no tools, and their answers are untrusted text.
@NullMarked
package io.podbrief.llm;

import org.jspecify.annotations.NullMarked;
