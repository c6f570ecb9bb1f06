package dev.ooosync.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a file or directory that others read needs before it gets its name: its mode, and to be on disk. */
public final class SharedFile {

    private static final Logger LOG = LoggerFactory.getLogger(SharedFile.class);
    private static final String GROUP = "unix:gid";
    private static final Integer ROOT = 0;

    private SharedFile() {}

    /** @param mode octal, such as 0440 */
    public static void finish(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, permissions(Integer.parseInt(mode, 8)));
        force(file);
    }

    /** A directory that those may enter who may read files of this mode; its owner may do everything. */
    public static void finishDirectory(Path directory, String mode) throws IOException {
        int bits = Integer.parseInt(mode, 8);
        Files.setPosixFilePermissions(directory, permissions(0700 | bits | (bits & 0444) >> 2));
        force(directory);
    }

    /**
     * Makes a directory for those who may read a file, if it is missing; one that is there stays as it is.
     *
     * @param like whose owner and group it gets; empty when there is no such file
     * @param mode of the files that it is for
     */
    public static void makeDirectory(Path directory, Optional<Path> like, String mode) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        WrittenPath.makeDirectory(directory);
        if (like.isPresent()) {
            FileOwner.keep(directory, like.get());
        }
        finishDirectory(directory, mode);
    }

    /** Finishes a directory and its files, for the group too that the directory above it belongs to. */
    public static void finishSet(Path set, String mode) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(set)) {
            files = found.toList();
        }
        for (Path file : files) {
            FileOwner.give(file);
            giveGroup(file, set.resolveSibling("."));
            finish(file, mode);
        }
        if (!giveGroup(set, set.resolveSibling("."))) {
            LOG.warn(
                    "The files in {} cannot be read by the group of the directory above it: this user is no member of"
                            + " that group. Make it one, or give the directory another group (chgrp).",
                    set);
        }
        finishDirectory(set, mode);
    }

    /** Whether it has the group now; root's own is given to nobody. */
    private static boolean giveGroup(Path file, Path directory) throws IOException {
        Object group = Files.getAttribute(directory, GROUP);
        if (!group.equals(ROOT) && !group.equals(Files.getAttribute(file, GROUP))) {
            try {
                Files.setAttribute(file, GROUP, group, LinkOption.NOFOLLOW_LINKS);
            } catch (FileSystemException e) {
                return false;
            }
        }
        return true;
    }

    /** Makes sure that a file's content, or a directory's names, outlive a loss of power. */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Set<PosixFilePermission> permissions(int bits) {
        Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int bit = 0; bit < all.length; bit++) {
            if ((bits & (0400 >> bit)) != 0) {
                permissions.add(all[bit]);
            }
        }
        return permissions;
    }
}
