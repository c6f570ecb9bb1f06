package dev.ooosync.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version and the commit that the jar was built from. */
final class Version implements IVersionProvider {

    /** Such as {@code 0.2.0 (1a2b3c4)}; a plus behind the commit says that more than the commit was built. */
    static String text() {
        String version = read("/META-INF/build-info.properties").getProperty("build.version", "unknown");
        Properties git = read("/git.properties");
        String commit = git.getProperty("git.commit.id.abbrev", "unknown commit");
        return version + " (" + commit + ("true".equals(git.getProperty("git.dirty")) ? "+" : "") + ")";
    }

    private static Properties read(String resource) {
        Properties properties = new Properties();
        try (InputStream stream = Version.class.getResourceAsStream(resource)) {
            if (stream != null) {
                properties.load(stream);
            }
        } catch (IOException e) {
            throw new IllegalStateException(resource + " cannot be read", e);
        }
        return properties;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"ooo-sync " + text()};
    }
}
