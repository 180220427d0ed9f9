/** How good prompts are to learn from: whether they can be understood and answered as they stand. */
@NullMarked
package io.github.pas4j.datagen.quality;

import org.jspecify.annotations.NullMarked;
