package io.github.pas4j.llm;

/** Who speaks in a message. */
public enum Role {
    /** Instructions of the application. */
    SYSTEM,
    /** The person, or the program in their place. */
    USER,
    /** The model. */
    ASSISTANT,
    /** The result of a tool that the model called. */
    TOOL
}
