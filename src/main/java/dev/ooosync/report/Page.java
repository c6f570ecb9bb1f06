package dev.ooosync.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.commons.text.StringSubstitutor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page: a template with the banner in words, style, scripts and data in it. The browser is told to load nothing, and to
 * run only these two scripts.
 */
final class Page {

    private static final String CHARTS = "/META-INF/resources/webjars/d3/7.9.0/";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Page() {}

    static String of(Banner banner, ReportData data) {
        String style = text("/report/report.css");
        String charts = text(CHARTS + "dist/d3.min.js");
        String script = text("/report/report.js");
        Map<String, String> parts = Map.ofEntries(
                Map.entry("policy", policy(style, charts, script)),
                Map.entry("title", escape("Who is away: " + data.groups().get(0).name() + ", " + data.today())),
                Map.entry("scope", escape(data.groups().get(0).name() + " · organization " + data.organization())),
                Map.entry("tone", banner.problems().isEmpty() ? "good" : "bad"),
                Map.entry("verdict", escape(verdict(banner))),
                Map.entry("facts", facts(banner)),
                Map.entry("style", style),
                Map.entry("charts", charts),
                Map.entry("licence", escape(text(CHARTS + "LICENSE"))),
                Map.entry("script", script),
                Map.entry("data", json(data)));
        return new StringSubstitutor(parts, "{{", "}}")
                .setDisableSubstitutionInValues(true)
                .setEnableUndefinedVariableException(true)
                .replace(text("/report/report.html"));
    }

    private static String verdict(Banner banner) {
        return banner.problems().isEmpty()
                ? "Up to date and complete"
                : "Read with care: " + String.join(", ", banner.problems());
    }

    private static String facts(Banner banner) {
        return banner.facts().stream()
                .map(fact -> "<div%s><dt>%s</dt><dd>%s</dd></div>"
                        .formatted(fact.isBad() ? " class=\"bad\"" : "", escape(fact.term()), escape(fact.text())))
                .collect(Collectors.joining("\n"));
    }

    private static String policy(String style, String... scripts) {
        String hashes = Stream.of(scripts).map(Page::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + hashes + "; style-src " + hash(style)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Within a script element only {@code <} can do harm, and in JSON it occurs in strings only. */
    private static String json(ReportData data) {
        return JSON.writeValueAsString(data).replace("<", "\\u003c");
    }

    private static String escape(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }

    private static String text(String resource) {
        try (InputStream stream = Page.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("there is no " + resource + " on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
    }
}
