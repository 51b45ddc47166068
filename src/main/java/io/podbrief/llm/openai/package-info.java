/// Any address that speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM, LM Studio, OpenAI itself;
/// and one that runs on this machine without being set.
@NullMarked
package io.podbrief.llm.openai;

import org.jspecify.annotations.NullMarked;
