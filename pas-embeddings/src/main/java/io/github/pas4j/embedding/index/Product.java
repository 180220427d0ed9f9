package io.github.pas4j.embedding.index;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.github.pas4j.embedding.IndexException;
import java.nio.FloatBuffer;
import java.util.Map;

/** Matrix products by ONNX Runtime, on the calling thread. Safe for many threads, but not for closing meanwhile. */
final class Product implements AutoCloseable {

    /** Where a thread's products go: {@code rows × columns} numbers, and the greatest of each row. */
    static final class Tile {
        private final FloatBuffer values;
        private final FloatBuffer maxima;
        private final float[] row;
        private int columns;

        Tile(int rows, int columns) {
            values = Rows.direct(rows * columns);
            maxima = Rows.direct(rows);
            row = new float[columns];
        }

        float max(int row) {
            return maxima.get(row);
        }

        /** The numbers of a row, good until the next call; those beyond the product's columns mean nothing. */
        float[] row(int index) {
            values.get(index * columns, row, 0, columns);
            return row;
        }
    }

    private final int dimension;
    private final OrtEnvironment environment;
    private final OrtSession session;

    Product(int dimension) {
        this.dimension = dimension;
        environment = OrtSupport.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            environment.setTelemetry(false);
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            session = environment.createSession(ProductModel.bytes(), options);
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    /** Multiplies each of {@code rows} vectors with each of {@code columns} vectors. */
    void multiply(FloatBuffer a, int rows, FloatBuffer b, int columns, Tile tile) {
        tile.columns = columns;
        try (OnnxTensor left = tensor(a, rows, dimension);
                OnnxTensor right = tensor(b, columns, dimension);
                OnnxTensor values = tensor(tile.values.slice(0, rows * columns), rows, columns);
                OnnxTensor maxima = tensor(tile.maxima.slice(0, rows), rows)) {
            // Named outputs are the caller's own: the result holds nothing that needs closing.
            session.run(
                            Map.of(ProductModel.A, left, ProductModel.B, right),
                            Map.of(ProductModel.PRODUCT, values, ProductModel.MAXIMA, maxima))
                    .close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw failed(e);
        }
    }

    private OnnxTensor tensor(FloatBuffer values, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, values, shape);
    }

    private static IndexException failed(OrtException e) {
        return new IndexException("a matrix product by ONNX Runtime failed: " + e.getMessage(), null, e);
    }
}
