package dev.ooosync.warehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** What a file or directory that others read needs before it gets its name: its mode, and to be on disk. */
public final class SharedFile {

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
