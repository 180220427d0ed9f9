/**
 * Sentence vectors: the interface {@link io.github.pas4j.embedding.SentenceEncoder} and what it returns, and
 * {@link io.github.pas4j.embedding.VectorIndex} for finding vectors again.
 */
@NullMarked
package io.github.pas4j.embedding;

import org.jspecify.annotations.NullMarked;
