package io.github.pas4j.client.internal;

import io.github.pas4j.llm.ChatChunk;
import org.jspecify.annotations.Nullable;

/**
 * What one document of a stream says.
 *
 * @param chunk for the caller, possibly empty
 * @param model the model that answers, or null where that is not said
 * @param last whether the stream ends with it
 */
public record Piece(ChatChunk chunk, @Nullable String model, boolean last) {}
