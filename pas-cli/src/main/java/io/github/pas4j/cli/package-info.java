/**
 * The {@code pas} command: {@link io.github.pas4j.cli.Pas}.
 */
@NullMarked
package io.github.pas4j.cli;

import org.jspecify.annotations.NullMarked;
