/** The encoder beside LangChain4j's and beside bare ONNX Runtime. */
@NullMarked
package io.github.pas4j.benchmarks.encoding;

import org.jspecify.annotations.NullMarked;
