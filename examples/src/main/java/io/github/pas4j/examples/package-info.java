/** Small programs, each one thing, written as a user of the library would. */
@NullMarked
package io.github.pas4j.examples;

import org.jspecify.annotations.NullMarked;
