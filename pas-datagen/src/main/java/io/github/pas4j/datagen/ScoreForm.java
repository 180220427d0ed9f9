package io.github.pas4j.datagen;

import java.nio.ByteBuffer;
import java.util.OptionalDouble;

/** A score as eight bytes; NaN stands for none. */
enum ScoreForm implements TextStage.Form<OptionalDouble> {
    INSTANCE;

    @Override
    public byte[] bytes(OptionalDouble score) {
        return ByteBuffer.allocate(Double.BYTES)
                .putDouble(score.orElse(Double.NaN))
                .array();
    }

    @Override
    public OptionalDouble result(byte[] bytes) {
        double score = ByteBuffer.wrap(bytes).getDouble();
        return Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score);
    }
}
