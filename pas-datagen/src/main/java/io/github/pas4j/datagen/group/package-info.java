/** Groups of vectors that lie near each other, without being told how many groups there are. */
@NullMarked
package io.github.pas4j.datagen.group;

import org.jspecify.annotations.NullMarked;
