package io.github.pas4j.embedding.index;

import io.github.pas4j.embedding.VectorIndex;
import io.github.pas4j.testkit.VectorIndexContract;
import java.nio.file.Path;

class JVectorIndexContractTest extends VectorIndexContract {

    @Override
    protected VectorIndex newIndex(int dimension) {
        return JVectorIndex.create(dimension);
    }

    @Override
    protected VectorIndex load(Path file) {
        return JVectorIndex.load(file);
    }
}
