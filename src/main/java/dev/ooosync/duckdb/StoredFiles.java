package dev.ooosync.duckdb;

import dev.ooosync.disk.DiskFailure;
import dev.ooosync.warehouse.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The published file and its earlier generations, as they lie in the directory. */
final class StoredFiles {

    private StoredFiles() {}

    /** Those that exist, the published one first. */
    static List<StoredFile> list(WarehouseFiles files) {
        String name = Pattern.quote(files.published().getFileName().toString());
        Pattern generation = Pattern.compile(name + "(?:\\.([1-9][0-9]{0,2}))?");
        try {
            if (!Files.isDirectory(files.directory())) {
                return List.of();
            }
            try (Stream<Path> found = Files.list(files.directory())) {
                return found.filter(path -> generation
                                .matcher(path.getFileName().toString())
                                .matches())
                        .flatMap(path -> describe(path, files))
                        .sorted(Comparator.comparingInt(StoredFile::generation))
                        .toList();
            }
        } catch (IOException e) {
            throw DiskFailure.of("The directory " + files.directory() + " cannot be listed", e);
        }
    }

    /** Nothing for a file that a publish has moved on in the meantime. */
    private static Stream<StoredFile> describe(Path path, WarehouseFiles files) {
        String suffix = path.getFileName()
                .toString()
                .substring(files.published().getFileName().toString().length());
        int generation = suffix.isEmpty() ? 0 : Integer.parseInt(suffix.substring(1));
        try {
            BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
            return Stream.of(new StoredFile(
                    generation, path, found.size(), found.lastModifiedTime().toInstant()));
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
