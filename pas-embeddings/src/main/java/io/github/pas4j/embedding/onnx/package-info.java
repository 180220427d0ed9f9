/**
 * Sentence encoders on ONNX Runtime: {@link io.github.pas4j.embedding.onnx.OnnxSentenceEncoder}.
 */
@NullMarked
package io.github.pas4j.embedding.onnx;

import org.jspecify.annotations.NullMarked;
