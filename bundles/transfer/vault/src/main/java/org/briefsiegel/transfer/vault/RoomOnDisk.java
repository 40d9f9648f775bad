package org.briefsiegel.transfer.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.transfer.vaultapi.NoSpaceException;

/** Tells a disk that is full from one that is sick, which Java doesn't: both are an exception with words of the system's. */
record RoomOnDisk(Path folder) {

    /** Words of Linux for ENOSPC and EDQUOT in the C locale; in others, that nothing is free says it. */
    private static final List<String> FULL = List.of("no space left", "quota exceeded");

    private static final long NOTHING = 64 * 1024;

    /** What writes to the disk, and nothing else. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /** @throws NoSpaceException where there was no room for what was written */
    void with(Writing writing) throws IOException {
        try {
            writing.run();
        } catch (IOException failure) {
            throw isFull(failure) ? new NoSpaceException("the disk is full", failure) : failure;
        }
    }

    private boolean isFull(IOException failure) throws IOException {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return FULL.stream().anyMatch(words::contains)
                || Files.getFileStore(folder).getUsableSpace() < NOTHING;
    }
}
