package io.github.pas4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Data that cannot be read as what it should be. Names the source and the line. */
public final class DataFormatException extends PasException {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final long line;
    private final String problem;

    /**
     * @param source file name, resource name or another word for where the data came from
     * @param line 1-based line, or 0 where the trouble is not in one line
     * @param problem what is wrong, without the data's own text
     * @param cause the parser's exception, or null
     */
    public DataFormatException(String source, long line, String problem, @Nullable Throwable cause) {
        super((line > 0 ? source + ":" + line : source) + ": " + problem, cause);
        this.source = Objects.requireNonNull(source, "source");
        this.line = line;
        this.problem = problem;
    }

    /** Where the data came from. */
    public String source() {
        return source;
    }

    /** The 1-based line, or 0 where the trouble is not in one line. */
    public long line() {
        return line;
    }

    /** What is wrong, without the source and the line that the message begins with. */
    public String problem() {
        return problem;
    }
}
