/// Any address that speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM, LM Studio, OpenAI itself.
@NullMarked
package io.podbrief.llm.openai;

import org.jspecify.annotations.NullMarked;
