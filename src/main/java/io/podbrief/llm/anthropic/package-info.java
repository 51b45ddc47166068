/// Anthropic's Messages API.
@NullMarked
package io.podbrief.llm.anthropic;

import org.jspecify.annotations.NullMarked;
