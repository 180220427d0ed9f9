package io.github.pas4j.cli;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Looks at a server's URL without asking the network. */
final class ServerAddress {

    private static final Pattern LOOPBACK =
            Pattern.compile("(.+\\.)?localhost\\.?|127(\\.\\d{1,3}){3}|\\[(::|(0+:){7})0*1(%.*)?]");

    private ServerAddress() {}

    /** The host in lower case, or an empty text where the URL has none; the client says what is wrong with it. */
    static String host(String url) {
        try {
            String host = URI.create(url.strip()).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Whether others on the way could read what is sent: plain http to another machine. */
    static boolean isExposed(String url) {
        String host = host(url);
        boolean plain = url.strip().regionMatches(true, 0, "http://", 0, "http://".length());
        return plain && !host.isEmpty() && !LOOPBACK.matcher(host).matches();
    }

    static boolean isOpenAi(String url) {
        return host(url).endsWith("api.openai.com");
    }

    static boolean isDashScope(String url) {
        String host = host(url);
        return host.startsWith("dashscope") && host.endsWith(".aliyuncs.com");
    }
}
