package dev.ooosync.disk;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The owner of a file. Whichever user runs the program, the others must be able to read and to run afterwards as before. */
public final class FileOwner {

    private static final int ROOT = 0;

    private FileOwner() {}

    /**
     * Gives a new file the owner and the group of the one that it is about to replace. Root's own rights need no file, so
     * that root and its group may be replaced by others.
     *
     * @throws SyncException {@link Remedy#FREE_DISK} when this user may not do that
     */
    public static void keep(Path file, Path replaced) throws IOException {
        PosixFileAttributes wanted = read(replaced);
        PosixFileAttributes found = read(file);
        if (id(replaced, "uid") != ROOT && !found.owner().equals(wanted.owner())) {
            try {
                view(file).setOwner(wanted.owner());
            } catch (IOException e) {
                throw cannotKeep(replaced, wanted, e, remedy(replaced, wanted));
            }
        }
        if (id(replaced, "gid") != ROOT && !found.group().equals(wanted.group())) {
            try {
                view(file).setGroup(wanted.group());
            } catch (IOException e) {
                throw cannotKeep(
                        replaced,
                        wanted,
                        e,
                        "Let root make " + user() + " a member of "
                                + wanted.group().getName());
            }
        }
    }

    private static SyncException cannotKeep(
            Path replaced, PosixFileAttributes wanted, IOException refused, String remedy) {
        return new SyncException(
                Remedy.FREE_DISK,
                replaced + " " + belongsTo(wanted) + ", and the user " + user()
                        + " cannot give a new file to that owner and group. It was left as it is. " + remedy + ".",
                refused);
    }

    /**
     * Gives what root has made in a directory to the directory's owner, and to those who may write there too: they, and not
     * only root, are to go on with it.
     */
    public static void give(Path file) throws IOException {
        if (id(file, "uid") != ROOT) {
            return;
        }
        Path directory = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a directory");
        PosixFileAttributes wanted = read(directory);
        boolean rootsOwn = id(directory, "uid") == ROOT;
        boolean shared = wanted.permissions().contains(PosixFilePermission.GROUP_WRITE);
        if (!rootsOwn) {
            view(file).setOwner(wanted.owner());
        }
        if (!rootsOwn || shared) {
            view(file).setGroup(wanted.group());
        }
        if (!Files.isSymbolicLink(file)) {
            Set<PosixFilePermission> permissions = EnumSet.copyOf(read(file).permissions());
            if (permissions.addAll(others(wanted.permissions()))) {
                view(file).setPermissions(permissions);
            }
        }
    }

    /** What group and others need for files in a directory that they may write to. */
    private static Set<PosixFilePermission> others(Set<PosixFilePermission> directory) {
        Set<PosixFilePermission> needed = EnumSet.noneOf(PosixFilePermission.class);
        if (directory.contains(PosixFilePermission.GROUP_WRITE)) {
            needed.addAll(EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE));
        }
        if (directory.contains(PosixFilePermission.OTHERS_WRITE)) {
            needed.addAll(EnumSet.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE));
        }
        return needed;
    }

    /**
     * Lets the program go on only when it may write to a file, if that is there: H2 would open it read-only.
     *
     * @param what it is, as a sentence begins
     */
    public static void requireWritable(String what, Path file) {
        if (Files.isRegularFile(file) && !Files.isWritable(file)) {
            throw new SyncException(Remedy.FREE_DISK, what + " " + file + " cannot be written: " + refusal(file));
        }
    }

    /** Why a file cannot be read or written by this user: what is in the way, whose it is, and what to do. */
    public static String refusal(Path file) {
        Path inTheWay = inTheWay(file.toAbsolutePath());
        try {
            PosixFileAttributes found = read(inTheWay);
            return "permission denied: " + inTheWay + " " + belongsTo(found) + ", and this is the user " + user() + ". "
                    + remedy(inTheWay, found);
        } catch (IOException | UnsupportedOperationException e) {
            return "permission denied to the user " + user();
        }
    }

    private static String remedy(Path inTheWay, PosixFileAttributes found) {
        String owner = found.owner().getName();
        if (owner.equals(user())) {
            return "Change its mode (chmod)";
        }
        String group = found.group().getName();
        String chown = "chown " + user() + (group.equals("root") ? ": " : " ") + inTheWay;
        return "Run as " + owner + ", or let root "
                + (found.isDirectory() ? "open the directory to " + user() : "run: " + chown)
                + (found.permissions().contains(PosixFilePermission.GROUP_READ)
                        ? ", or make " + user() + " a member of " + group
                        : "");
    }

    /** The first directory that cannot be entered, else the file, else its directory. */
    private static Path inTheWay(Path file) {
        Path directory = Objects.requireNonNull(file.getParent(), "a file is in a directory");
        List<Path> above = Stream.iterate(directory, Objects::nonNull, Path::getParent)
                .sorted()
                .filter(path -> Files.isDirectory(path) && !Files.isExecutable(path))
                .toList();
        if (!above.isEmpty()) {
            return above.get(0);
        }
        boolean there = Files.exists(file);
        if (there && !Files.isReadable(file) || there && Files.isWritable(directory)) {
            return file;
        }
        return Files.isDirectory(directory) ? directory : inTheWay(directory);
    }

    private static String belongsTo(PosixFileAttributes found) {
        return "belongs to " + found.owner().getName() + ":" + found.group().getName() + " ("
                + PosixFilePermissions.toString(found.permissions()) + ")";
    }

    /** By name; by number when it has none. */
    private static String user() {
        String name = System.getProperty("user.name", "?");
        try {
            return name.equals("?") ? String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid")) : name;
        } catch (IOException e) {
            return name;
        }
    }

    private static int id(Path file, String kind) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:" + kind, LinkOption.NOFOLLOW_LINKS);
    }

    private static PosixFileAttributes read(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    /** Of the file itself: root must not be led elsewhere by a link. */
    private static PosixFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
