/**
 * Models behind OpenAI's chat completions API: OpenAI itself and the many servers that speak its dialect. Start at
 * {@link io.github.pas4j.client.openai.OpenAiClient}.
 */
@NullMarked
package io.github.pas4j.client.openai;

import org.jspecify.annotations.NullMarked;
