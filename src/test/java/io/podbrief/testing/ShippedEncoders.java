package io.podbrief.testing;

import io.podbrief.cli.Demo;
import io.podbrief.embedding.onnx.FineTunedMiniLm;
import io.podbrief.embedding.onnx.MiniLm;
import io.podbrief.insight.extractive.ExtractiveSettings;

/// The encoders that ship with the product, loaded once for all tests of a run; they end with it.
public final class ShippedEncoders {
    public static final MiniLm EMBEDDER = new MiniLm();
    public static final FineTunedMiniLm CLASSIFIER = new FineTunedMiniLm();

    /// The extractor's settings for the demo's episodes and for talk made up by tests.
    public static final ExtractiveSettings FOR_THE_DEMO = new ExtractiveSettings(Demo.LEAST);

    private ShippedEncoders() {}
}
