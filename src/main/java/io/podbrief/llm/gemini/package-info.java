/// Google's Gemini API.
@NullMarked
package io.podbrief.llm.gemini;

import org.jspecify.annotations.NullMarked;
