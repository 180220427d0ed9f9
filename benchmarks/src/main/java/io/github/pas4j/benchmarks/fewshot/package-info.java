/** Has few-shot complements written by whoever can read: requests out, answers in. */
@NullMarked
package io.github.pas4j.benchmarks.fewshot;

import org.jspecify.annotations.NullMarked;
