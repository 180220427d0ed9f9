package io.github.pas4j.datagen.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A page that stands alone: it loads nothing, runs the scripts that lie beside this class and no others, and takes no
 * style from elsewhere. Scripts and style are allowed by their digests (CSP level 2, section 4.2.3).
 */
final class Page {

    private static final String STYLE = resource("report.css");
    /** The licence asks to be in every copy. */
    private static final String LIBRARY = "/*\n" + resource("chartjs/LICENSE.md") + "*/\n"
            + resource("chartjs/chart.umd.min.js").replaceAll("(?m)^//# sourceMappingURL=.*$", "");

    /** On a curation. */
    static final Page CURATION = new Page("curation.js");

    /** On a run that makes pairs. */
    static final Page PAIRS = new Page("pairs.js");

    private final String script;

    private Page(String script) {
        this.script = resource("page.js") + resource(script);
    }

    /**
     * @param title as text
     * @param body as HTML
     * @param data as inline JSON
     */
    String html(String title, String body, String data) {
        return "<!DOCTYPE html>\n"
                + new Html()
                        .open("html", "lang", "en")
                        .open("head")
                        .open("meta", "charset", "utf-8")
                        .open("meta", "http-equiv", "Content-Security-Policy", "content", policy())
                        .open("meta", "name", "referrer", "content", "no-referrer")
                        .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                        .open("meta", "name", "color-scheme", "content", "light dark")
                        .element("title", title)
                + "\n<style>" + STYLE + "</style></head>\n<body>\n"
                + body
                + "\n<script type=\"application/json\" id=\"data\">" + data + "</script>\n"
                + "<script>" + LIBRARY + "</script>\n"
                + "<script>" + script + "</script>\n</body></html>\n";
    }

    private String policy() {
        String scripts = List.of(LIBRARY, script).stream().map(Page::source).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + scripts + "; style-src " + source(STYLE)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String source(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + name, e);
        }
    }
}
