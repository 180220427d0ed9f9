/** What encoders and indexes share. No API: it may change at any time. */
@NullMarked
package io.github.pas4j.embedding.internal;

import org.jspecify.annotations.NullMarked;
