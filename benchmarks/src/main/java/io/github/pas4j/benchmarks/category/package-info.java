/** How well the categories of prompts are told. */
@NullMarked
package io.github.pas4j.benchmarks.category;

import org.jspecify.annotations.NullMarked;
