/// A model file in GGUF, run by llama.cpp in a process of its own on this machine: no server, no key, no network.
@NullMarked
package io.podbrief.llm.gguf;

import org.jspecify.annotations.NullMarked;
