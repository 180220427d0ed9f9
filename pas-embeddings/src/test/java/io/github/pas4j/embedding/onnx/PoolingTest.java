package io.github.pas4j.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.EncodingException;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolingTest {

    private static final float[] THREE_TOKENS = {1, 2, 30, 40, -4, 6};

    @Test
    void clsTakesTheFirstRow() {
        assertThat(pooled(Pooling.CLS, THREE_TOKENS, 0, 3)).containsExactly(1, 2);
    }

    @Test
    void meanTakesAllRows() {
        assertThat(pooled(Pooling.MEAN, THREE_TOKENS, 0, 3)).containsExactly(9, 16);
    }

    @Test
    void eachTextOfSeveralHasItsOwnRows() {
        float[] twoTexts = {1, 2, 30, 40, -4, 6, 8, 10};
        assertThat(pooled(Pooling.CLS, twoTexts, 1, 2)).containsExactly(-4, 6);
        assertThat(pooled(Pooling.MEAN, twoTexts, 1, 2)).containsExactly(2, 8);
        assertThat(pooled(Pooling.CLS_WITH_POOLER, twoTexts, 1, 2)).containsExactly(30, 40);
    }

    private static float[] pooled(Pooling pooling, float[] output, int text, int tokens) {
        float[] pooled = new float[2];
        pooling.pool(FloatBuffer.wrap(output), text, tokens, pooled, new double[2]);
        return pooled;
    }

    @Test
    void theNormBecomesOne() {
        assertThat(UnitNorm.of(new float[] {3, -4})).containsExactly(new float[] {0.6f, -0.8f}, within(1e-7f));
    }

    @ParameterizedTest
    @ValueSource(floats = {0, Float.NaN, Float.POSITIVE_INFINITY})
    void aVectorWithoutDirectionIsRefused(float value) {
        assertThatThrownBy(() -> UnitNorm.of(new float[] {value, 0}))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("norm");
    }
}
