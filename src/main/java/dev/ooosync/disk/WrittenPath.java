package dev.ooosync.disk;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import dev.ooosync.settings.RealPath;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the program may write: found once, before anything is written. */
public final class WrittenPath {

    /** H2 puts it behind the name of a database. */
    private static final String H2_SUFFIX = ".mv.db";

    /** The only directory that is made for a file: where everything is by default. */
    private static final Path DEFAULT = Path.of("var");

    private WrittenPath() {}

    /**
     * The real path of a file, which need not exist.
     *
     * @param name for messages: {@code warehouse.url}, {@code --out}
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when it is a device or a pipe, or links lead in a
     *     circle; {@link Remedy#FREE_DISK} when it cannot be looked at
     */
    public static Path ofFile(String name, Path written) {
        return ofFile(Remedy.FIX_CONFIGURATION, name, written);
    }

    /** @param otherwise what is to be done when it is a device or a pipe */
    public static Path ofFile(Remedy otherwise, String name, Path written) {
        Path file = resolve(name, written);
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new SyncException(
                    otherwise, name + " is " + written + ": that is no file, and is not replaced by one. Name a file.");
        }
        return file;
    }

    /** Likewise of a directory. */
    public static Path ofDirectory(String name, Path written) {
        return resolve(name, written);
    }

    /** Likewise of an H2 database, as H2 wants to be told it: without {@code .mv.db}. */
    public static Path ofH2(String name, Path written) {
        String file = ofFile(name, Path.of(written + H2_SUFFIX)).toString();
        if (!file.endsWith(H2_SUFFIX)) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    name + ": " + written + H2_SUFFIX + " is a link to " + file
                            + ", which H2 cannot open: the name must" + " end in " + H2_SUFFIX + ". Rename it.");
        }
        return Path.of(file.substring(0, file.length() - H2_SUFFIX.length()));
    }

    private static Path resolve(String name, Path written) {
        try {
            return RealPath.of(written);
        } catch (FileSystemLoopException e) {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    name + " is " + written + ": its links lead in a circle. Correct them.",
                    e);
        } catch (IOException e) {
            throw DiskFailure.of(name + " is " + written.toAbsolutePath() + ", which cannot be reached", e);
        }
    }

    /**
     * Sees to the directory that a file is put into: it must exist, since another one is most likely mistyped. Only
     * {@code var} in the current directory, where everything is by default, is made.
     *
     * @param name as above
     * @param file its real path
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when the directory is missing
     */
    public static void requireDirectory(String name, Path file) {
        Path directory = file.getParent();
        if (directory == null || Files.isDirectory(directory)) {
            return;
        }
        if (directory.equals(resolve(name, Path.of("")).resolve(DEFAULT))) {
            try {
                makeDirectory(directory);
                return;
            } catch (IOException e) {
                throw DiskFailure.of("The directory " + directory + " cannot be made", e);
            }
        }
        throw new SyncException(
                Remedy.FIX_CONFIGURATION,
                "There is no directory " + directory + " (" + name + "). Nothing was done. Correct " + name
                        + ", or create the directory.");
    }

    /** Makes a directory if it is missing, and those above it. */
    public static void makeDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getParent() != null) {
            makeDirectory(directory.getParent());
        }
        Files.createDirectory(directory);
        FileOwner.give(directory);
    }

    /**
     * Lets the program go on only when it can tell its own files next to the published one.
     *
     * @param setting the key that names the published file
     * @param own what the program makes next to it
     * @throws SyncException {@link Remedy#FIX_CONFIGURATION} when the directory is missing, or one of these files is a link:
     *     the program would replace it, or write elsewhere
     */
    public static void requireOwn(String setting, Path published, Stream<Path> own) {
        requireDirectory(setting, published);
        own.filter(Files::isSymbolicLink).findFirst().ifPresent(link -> {
            throw new SyncException(
                    Remedy.FIX_CONFIGURATION,
                    link + " is a link, but this file is made and replaced by ooo-sync itself. Nothing was done. Move"
                            + " it away; a link in the place of the warehouse, or of its directory, is followed.");
        });
    }
}
