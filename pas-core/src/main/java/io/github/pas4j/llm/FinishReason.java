package io.github.pas4j.llm;

/** Why a model stopped writing. */
public enum FinishReason {
    /** The answer was complete, or a stop sequence came. */
    STOP,
    /** The token limit was reached: the answer is cut. */
    LENGTH,
    /** The model asks for tools to be called. */
    TOOL_CALLS,
    /** The provider withheld the answer or a part of it. */
    CONTENT_FILTER,
    /** The provider gave no reason, or one that is not known here. */
    OTHER
}
