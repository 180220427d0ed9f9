/**
 * Indexes of vectors: {@link io.github.pas4j.embedding.index.ExactIndex} compares with all of them.
 */
@NullMarked
package io.github.pas4j.embedding.index;

import org.jspecify.annotations.NullMarked;
