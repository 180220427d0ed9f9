/**
 * Indexes of vectors: {@link io.github.pas4j.embedding.index.ExactIndex} compares with all of them,
 * {@link io.github.pas4j.embedding.index.JVectorIndex} walks a graph, and
 * {@link io.github.pas4j.embedding.index.VectorIndexes} chooses.
 */
@NullMarked
package io.github.pas4j.embedding.index;

import org.jspecify.annotations.NullMarked;
