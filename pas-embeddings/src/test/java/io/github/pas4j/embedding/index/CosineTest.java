package io.github.pas4j.embedding.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.pas4j.embedding.Embeddings;
import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

class CosineTest {

    @Test
    void aVectorAndItsCopyHaveExactlyOne() {
        for (int dimension : new int[] {1, 2, 3, 7, 384, 1025}) {
            Embeddings vectors = Vectors.clustered(200, dimension, dimension);
            for (int i = 0; i < vectors.size(); i++) {
                assertThat(Cosine.of(vectors.row(i), vectors.row(i))).isEqualTo(1f);
            }
        }
    }

    @Test
    void itIsTheNearestFloatToTheTrueCosine() {
        Embeddings vectors = Vectors.clustered(40, 101, 3);
        for (int i = 1; i < vectors.size(); i++) {
            float cosine = Cosine.of(vectors.row(0), vectors.row(i));
            assertThat(cosine).isEqualTo(Cosine.of(vectors.row(i), vectors.row(0)));
            assertThat(cosine).isEqualTo(precise(vectors.row(0), vectors.row(i)).floatValue());
        }
    }

    /** The worst that single precision can do stays within the slack: all terms of one sign, summed one by one. */
    @Test
    void sumsOfSinglePrecisionStayWithinTheSlack() {
        for (int dimension : new int[] {1, 16, 384, 4096}) {
            Embeddings vectors = Vectors.clustered(100, dimension, 5);
            for (int i = 1; i < vectors.size(); i++) {
                float[] a = UnitVector.of(positive(vectors.row(0)), dimension);
                float[] b = UnitVector.of(positive(vectors.row(i)), dimension);
                float sum = 0;
                for (int j = 0; j < dimension; j++) {
                    sum += a[j] * b[j];
                }
                assertThat(sum).isCloseTo(Cosine.of(a, b), within(Cosine.slack(dimension)));
            }
        }
    }

    private static float[] positive(float[] vector) {
        for (int j = 0; j < vector.length; j++) {
            vector[j] = Math.abs(vector[j]) + 1e-3f;
        }
        return vector;
    }

    private static BigDecimal precise(float[] a, float[] b) {
        return dot(a, b).divide(dot(a, a).multiply(dot(b, b)).sqrt(MathContext.DECIMAL128), MathContext.DECIMAL128);
    }

    private static BigDecimal dot(float[] a, float[] b) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int j = 0; j < a.length; j++) {
            sum = sum.add(new BigDecimal(a[j]).multiply(new BigDecimal(b[j])));
        }
        return sum;
    }
}
