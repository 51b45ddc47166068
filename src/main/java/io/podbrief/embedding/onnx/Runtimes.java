package io.podbrief.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;

/// The process's one ONNX Runtime.
final class Runtimes {
    private static final long STACK = 512L << 20; // bytes of address space, touched only as far as needed

    private Runtimes() {}

    /// Creates it on a thread with room. ONNX Runtime 1.29 runs a recursive regular expression over the process's
    /// command line when it starts: on an ordinary thread of 1 MiB a command line of 6,000 characters (some sixty
    /// feed addresses) ended the JVM with a stack overflow in native code; with this stack 100,000 characters
    /// pass.
    static OrtEnvironment environment() {
        var environment = new OrtEnvironment[1];
        var starter =
                new Thread(null, () -> environment[0] = OrtEnvironment.getEnvironment(), "onnxruntime-start", STACK);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while ONNX Runtime started", e);
        }
        return environment[0];
    }
}
