package dev.ooosync.settings;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Where a file really is. What the program writes it writes there: then a link stays a link, and two names of one file
 * are one file with one lock.
 */
public final class RealPath {

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

    private RealPath() {}

    /**
     * Why a text that was written as a path is none. Java names files in the encoding of the locale it was started in,
     * which cannot be changed later.
     */
    public static String refusal() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        return encoding.equals("UTF-8")
                ? "names no valid path"
                : "cannot be named in the locale's encoding, " + encoding
                        + "; set LC_ALL=C.UTF-8, or another UTF-8 locale that `locale -a` lists, where the command is started";
    }

    /**
     * Follows every symbolic link of a path, the last one too. Neither the file nor the directories on the way to it need
     * exist.
     *
     * @return absolute, without links and without {@code ..}
     * @throws FileSystemLoopException when its links lead in a circle
     * @throws IOException when a directory on the way cannot be looked at, or is none
     */
    public static Path of(Path path) throws IOException {
        return follow(path.toAbsolutePath(), 0);
    }

    private static Path follow(Path path, int links) throws IOException {
        try {
            return path.toRealPath();
        } catch (NoSuchFileException e) {
            return followMissing(path, links);
        } catch (FileSystemException e) {
            // Java has no exception of its own for that.
            throw String.valueOf(e.getReason()).contains("symbolic link") ? loop(path) : e;
        }
    }

    /** The file, a directory on the way to it, or what a link names does not exist. */
    private static Path followMissing(Path path, int links) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            return path;
        }
        Path directory = follow(parent, links);
        Path found = directory.resolve(path.getFileName()).normalize();
        if (!Files.isSymbolicLink(found)) {
            return found;
        }
        if (links == MOST_LINKS) {
            throw loop(path);
        }
        return follow(directory.resolve(Files.readSymbolicLink(found)), links + 1);
    }

    private static FileSystemLoopException loop(Path path) {
        return new FileSystemLoopException(path.toString());
    }
}
