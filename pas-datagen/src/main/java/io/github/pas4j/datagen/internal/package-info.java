/** How one prompt becomes a pair. For this library's own use: {@code PairPipeline} is the way to it. */
@NullMarked
package io.github.pas4j.datagen.internal;

import org.jspecify.annotations.NullMarked;
