package dev.ooosync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RealPathTests {

    @TempDir
    Path temporary;

    private Path root;

    /** A directory {@code data} with a file {@code w}, and links to both of every kind. */
    @BeforeEach
    void links() throws IOException {
        root = temporary.toRealPath();
        Files.createDirectories(root.resolve("data/deep"));
        Files.writeString(root.resolve("data/w"), "");
        link("absolute", root.resolve("data/w").toString());
        link("relative", "data/w");
        link("chain", "relative");
        link("dir", "data");
        link("deep", "data/deep");
        link("through", "dir/w");
        link("data/back", "../data/w");
    }

    private void link(String name, String target) throws IOException {
        Files.createSymbolicLink(root.resolve(name), Path.of(target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data/w",
                "absolute",
                "relative",
                "chain",
                "dir/w",
                "through",
                "data/back",
                "deep/../w",
                "./dir/./w"
            })
    void every_name_of_a_file_is_one_path(String name) throws IOException {
        assertThat(RealPath.of(root.resolve(name))).isEqualTo(root.resolve("data/w"));
    }

    @Test
    void a_link_to_what_does_not_exist_yet_is_followed() throws IOException {
        link("later", "dir/new");
        link("later-still", "later");
        link("elsewhere", "nowhere/new");
        link("directory", "nowhere");

        assertThat(RealPath.of(root.resolve("later-still"))).isEqualTo(root.resolve("data/new"));
        assertThat(RealPath.of(root.resolve("elsewhere"))).isEqualTo(root.resolve("nowhere/new"));
        assertThat(RealPath.of(root.resolve("directory/new"))).isEqualTo(root.resolve("nowhere/new"));
        assertThat(RealPath.of(root.resolve("deep/../nowhere/../new"))).isEqualTo(root.resolve("data/new"));
    }

    @Test
    void links_in_a_circle_are_told() throws IOException {
        link("one", "two");
        link("two", "one");
        link("self", "self/x");

        for (String name : new String[] {"one", "one/w", "self"}) {
            assertThatThrownBy(() -> RealPath.of(root.resolve(name))).isInstanceOf(FileSystemLoopException.class);
        }
    }

    @Test
    void a_file_is_no_directory() {
        assertThatThrownBy(() -> RealPath.of(root.resolve("data/w/x"))).isInstanceOf(FileSystemException.class);
    }
}
