package dev.ooosync.disk;

import dev.ooosync.failure.Remedy;
import dev.ooosync.failure.SyncException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Says in words what the file system refused; Java's own messages are often the bare path. */
public final class DiskFailure {

    private static final List<String> PERMISSION_WORDS =
            List.of("permission denied", "operation not permitted", "AccessDeniedException");

    private DiskFailure() {}

    /** Whether a file may not be read or written by this user: nothing is wrong with it. */
    public static boolean isPermission(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause ->
                        Objects.requireNonNullElse(cause.getMessage(), "").toLowerCase(Locale.ROOT) + cause.getClass())
                .anyMatch(told -> PERMISSION_WORDS.stream().anyMatch(told::contains));
    }

    /** The failure with its remedy; {@code what} says which work it ended. */
    public static SyncException of(String what, IOException failure) {
        return new SyncException(Remedy.FREE_DISK, what + ": " + describe(failure), failure);
    }

    public static String describe(IOException failure) {
        if (failure instanceof FileSystemException denied && denied.getFile() != null && isPermission(denied)) {
            return FileOwner.refusal(Path.of(denied.getFile()));
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist";
        }
        if (failure instanceof FileAlreadyExistsException present) {
            return present.getFile() + " is in the way; move it away";
        }
        if (failure instanceof DirectoryNotEmptyException full) {
            return full.getFile() + " is a directory with something in it; move it away";
        }
        if (failure instanceof FileSystemException refused && refused.getReason() != null) {
            return refused.getReason();
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
