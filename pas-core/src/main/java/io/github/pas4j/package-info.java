/**
 * The augmenter and its parts: {@link io.github.pas4j.PasAugmenter} is where a user starts.
 */
@NullMarked
package io.github.pas4j;

import org.jspecify.annotations.NullMarked;
