package io.podbrief.testing;

import io.podbrief.embedding.onnx.FineTunedMiniLm;
import io.podbrief.embedding.onnx.MiniLm;

/// The encoders that ship with the product, loaded once for all tests of a run; they end with it.
public final class ShippedEncoders {
    public static final MiniLm EMBEDDER = new MiniLm();
    public static final FineTunedMiniLm CLASSIFIER = new FineTunedMiniLm();

    private ShippedEncoders() {}
}
