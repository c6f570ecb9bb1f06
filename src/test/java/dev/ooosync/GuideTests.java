package dev.ooosync;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README stays short, and every link of the guide leads somewhere. */
class GuideTests {

    private static final int LONGEST_README = 250;
    private static final int LARGEST_PICTURE = 300_000;
    private static final String PICTURE = "src/site/resources/images/report.png";
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

    static List<Path> files() {
        return Guide.files();
    }

    @Test
    void the_readme_is_read_in_five_minutes() {
        assertThat(Guide.readme().lines().count()).isLessThanOrEqualTo(LONGEST_README);
    }

    @ParameterizedTest
    @MethodSource("files")
    void every_link_leads_somewhere(Path file) {
        assertThat(links(file)).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]);
            assertThat(target).exists();
            if (parts.length == 2) {
                assertThat(anchors(target)).contains(parts[1]);
            }
        });
    }

    @Test
    void every_page_is_linked_from_the_readme() {
        Set<Path> linked = links(Guide.README).stream()
                .map(link -> Path.of(link.replaceFirst("#.*", "")))
                .collect(Collectors.toSet());

        assertThat(linked).containsAll(Guide.files().subList(1, Guide.files().size()));
    }

    /** {@code DemoIT} makes it, as {@code target/report.png}. */
    @Test
    void the_readme_shows_a_picture_of_the_report() throws Exception {
        BufferedImage picture = ImageIO.read(Path.of(PICTURE).toFile());

        assertThat(Guide.readme()).contains("](" + PICTURE + ")");
        assertThat(Files.size(Path.of(PICTURE))).isLessThan(LARGEST_PICTURE);
        assertThat(picture.getWidth()).isBetween(1_000, 1_600);
    }

    private static List<String> links(Path file) {
        return LINK.matcher(CODE.matcher(Guide.text(file)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .toList();
    }

    /** As GitHub makes them. */
    private static Set<String> anchors(Path file) {
        return headings(file)
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Stream<String> headings(Path file) {
        String prose =
                Pattern.compile("(?ms)^```.*?^```$").matcher(Guide.text(file)).replaceAll("");
        return HEADING.matcher(prose).results().map(heading -> heading.group(1));
    }
}
