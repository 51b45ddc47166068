package io.podbrief.embedding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A text as a vector of unit length. Two texts that mean the same have a cosine near 1; a cosine is only
/// comparable between embeddings of the same model.
public final class Embedding {
    private final float[] values;

    private Embedding(float[] values) {
        this.values = values;
    }

    /// An embedding of a direction.
    ///
    /// @param values any finite numbers, at least one of them not zero; they are copied and scaled to unit length
    public static Embedding of(float... values) {
        double squares = 0;
        for (float value : values) squares += (double) value * value;
        if (!(squares > 0) || Double.isInfinite(squares))
            throw new IllegalArgumentException("no direction in " + values.length + " values");
        var unit = new float[values.length];
        double norm = Math.sqrt(squares);
        for (int i = 0; i < unit.length; i++) unit[i] = (float) (values[i] / norm);
        return new Embedding(unit);
    }

    /// The direction of the sum of embeddings, `n >= 1` of them, all of one dimension.
    public static Embedding mean(Iterable<Embedding> embeddings) {
        float[] sum = null;
        for (var embedding : embeddings) {
            if (sum == null) sum = new float[embedding.dimension()];
            for (int i = 0; i < sum.length; i++) sum[i] += embedding.values[i];
        }
        if (sum == null) throw new IllegalArgumentException("the mean of nothing");
        return of(sum);
    }

    /// How many numbers it holds.
    public int dimension() {
        return values.length;
    }

    /// A copy of the numbers.
    public float[] values() {
        return values.clone();
    }

    /// Cosine of the angle to another embedding, in `[-1, 1]`.
    ///
    /// @throws IllegalArgumentException if the dimensions differ
    public double cosine(Embedding other) {
        if (other.values.length != values.length)
            throw new IllegalArgumentException("dimensions " + values.length + " and " + other.values.length);
        double dot = 0;
        for (int i = 0; i < values.length; i++) dot += (double) values[i] * other.values[i];
        return Math.clamp(dot, -1, 1);
    }

    /// The numbers as little-endian 32-bit floats, four bytes each, for a `bytea` column.
    public byte[] toBytes() {
        var buffer = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    /// What [#toBytes()] wrote, bit for bit.
    public static Embedding fromBytes(byte[] bytes) {
        var values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return new Embedding(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Embedding that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
