package io.github.pas4j.datagen.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What tests read of a page, and what holds for every page. */
final class Pages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Pages() {}

    static Element first(Element page, String query) {
        return Objects.requireNonNull(page.selectFirst(query), query);
    }

    static JsonNode data(Document page) {
        try {
            return JSON.readTree(first(page, "#data").data());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** The digits alone. */
    static long number(Element element) {
        return Long.parseLong(element.text().replaceAll("[^0-9]", ""));
    }

    static long sum(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    /** Whatever the texts are, no element or attribute comes of them, and nothing that cannot be seen is left in them. */
    static void assertInert(String html) {
        Document page = Jsoup.parse(html);
        assertThat(page.select("script")).hasSize(3);
        assertThat(page.select("img, iframe, link, object, embed, base, form, svg"))
                .isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getKey().equals("style")
                                || attribute.getKey().equals("src")));
        assertThat(page.select("[href]"))
                .allSatisfy(link -> assertThat(link.attr("href")).startsWith("#"));
        assertThat(html).doesNotContain("\u202E", "\u202C", "\u2028", "\u2029", "\u0000", "<!--");
        assertThat(first(page, "#data").data()).doesNotContain("<", ">", "&");
    }

    /** The policy lets the page's own scripts and style run, and loads nothing. */
    static void assertOnlyOwnScriptsRun(Document page) {
        String policy = first(page, "meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy)
                .startsWith("default-src 'none'; ")
                .contains("base-uri 'none'", "form-action 'none'")
                .doesNotContain("unsafe", "http", "data:", "*");
        List<String> allowed = Arrays.asList(policy.split("[ ;]+", -1));
        List<Element> run = page.select("script:not([type]), style");
        assertThat(run).hasSize(3);
        for (Element element : run) {
            assertThat(allowed).contains("'sha256-" + digest(element.data()) + "'");
            assertThat(element.hasAttr("src")).isFalse();
        }
        assertThat(first(page, "style").data()).doesNotContain("url(", "@import");
        assertThat(page.select("script").get(1).data())
                .contains("Permission is hereby granted")
                .doesNotContain("sourceMappingURL");
        assertThat(policy.split("sha256-", -1)).hasSize(4);
        Element meta = first(page, "meta[http-equiv]");
        assertThat(meta.elementSiblingIndex()).as("before any script").isEqualTo(1);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
