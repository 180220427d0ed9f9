package io.github.pas4j.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Output that somebody reads, such as standard output: a write that fails since the reader has gone throws
 * {@link ReaderGoneException}. Only here is the system's message looked at: it holds no path, which might say anything.
 */
final class ReaderOut extends FilterOutputStream {

    ReaderOut(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw told(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw told(e);
        }
    }

    /** Linux and macOS say "Broken pipe", Windows "The pipe is being closed" or "The pipe has been ended". */
    private static IOException told(IOException e) {
        boolean gone = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        return gone ? new ReaderGoneException(e) : e;
    }
}
