package org.briefsiegel.backup.service;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** What is in a folder in which files come and go meanwhile. */
record VaultPaths(List<Path> folders, List<Path> files) {

    static VaultPaths below(Path folder, int depth) throws IOException {
        VaultPaths paths = new VaultPaths(new ArrayList<>(), new ArrayList<>());
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path found, BasicFileAttributes attributes) {
                paths.folders().add(found);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path found, BasicFileAttributes attributes) {
                (attributes.isDirectory() ? paths.folders() : paths.files()).add(found);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path gone, IOException reason) throws IOException {
                if (reason instanceof NoSuchFileException && !gone.equals(folder)) {
                    return FileVisitResult.CONTINUE;
                }
                throw reason;
            }
        });
        return paths;
    }
}
