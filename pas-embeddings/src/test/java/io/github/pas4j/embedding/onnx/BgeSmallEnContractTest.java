package io.github.pas4j.embedding.onnx;

import io.github.pas4j.embedding.SentenceEncoder;
import io.github.pas4j.testkit.SentenceEncoderContract;

class BgeSmallEnContractTest extends SentenceEncoderContract {

    @Override
    protected SentenceEncoder newEncoder() {
        return Bundled.ENGLISH.builder().build();
    }
}
