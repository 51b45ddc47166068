/// MiniLM from its jar through ONNX Runtime.
@NullMarked
package io.podbrief.embedding.onnx;

import org.jspecify.annotations.NullMarked;
