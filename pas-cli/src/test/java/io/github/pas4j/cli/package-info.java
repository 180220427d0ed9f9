@NullMarked
package io.github.pas4j.cli;

import org.jspecify.annotations.NullMarked;
