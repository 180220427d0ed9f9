/**
 * The augmenter and its parts: {@code PasAugmenter} is where a user starts.
 */
@NullMarked
package io.github.pas4j;

import org.jspecify.annotations.NullMarked;
