/** What the classifiers of this module share with the program that trains them. No API: it may change at any time. */
@NullMarked
package io.github.pas4j.embedded.internal;

import org.jspecify.annotations.NullMarked;
