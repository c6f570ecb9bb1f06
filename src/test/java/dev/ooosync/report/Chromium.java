package dev.ooosync.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.print.PrintOptions;

/** A headless Chromium that is installed here, by the driver that is installed beside it: nothing is downloaded. */
public final class Chromium implements AutoCloseable {

    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> DRIVERS = List.of("/usr/bin/chromedriver", "/usr/lib/chromium/chromedriver");

    private final ChromeDriver driver;

    /** Skips the test, aloud, where there is none. */
    public Chromium() {
        File browser = first(BROWSERS);
        File program = first(DRIVERS);
        boolean installed = browser.canExecute() && program.canExecute();
        if (!installed) {
            System.err.println(
                    "SKIPPED: Chromium and its driver are not installed, so the report is not looked at in it");
        }
        assumeTrue(installed);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser);
        options.addArguments(
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars");
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(program)
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    private static File first(List<String> paths) {
        return paths.stream()
                .map(File::new)
                .filter(File::canExecute)
                .findFirst()
                .orElse(new File(paths.get(0)));
    }

    /** @param scheme light or dark; {@code media} screen or print */
    public void look(int width, String scheme, String media) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
    }

    public void open(Path file) {
        driver.get(file.toUri().toString());
    }

    /** What the console has said since the last time. */
    public List<String> console() {
        return logs(LogType.BROWSER).map(LogEntry::getMessage).toList();
    }

    /** Addresses that were asked for since the last time, other than files and data. */
    List<String> requests() {
        return logs(LogType.PERFORMANCE)
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .filter(message -> !message.contains("\"url\":\"file:") && !message.contains("\"url\":\"data:"))
                .toList();
    }

    private Stream<LogEntry> logs(String type) {
        return driver.manage().logs().get(type).getAll().stream();
    }

    WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** The top of the page as a PNG file, as large as is asked for. */
    public void picture(Path file, int width, int height) throws IOException {
        Object picture = driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)))
                .get("data");
        Files.write(file, Base64.getDecoder().decode((String) picture));
    }

    /** Pages of the printed file. */
    int printedPages() {
        String pdf = driver.print(new PrintOptions()).getContent();
        String text = new String(Base64.getDecoder().decode(pdf), StandardCharsets.ISO_8859_1);
        return text.split("/Type\\s*/Page\\b", -1).length - 1;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
