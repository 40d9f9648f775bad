package org.briefsiegel.transfer.submission;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.function.Function;
import org.briefsiegel.document.api.Content;
import org.briefsiegel.document.api.Inspection;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.transfer.vaultapi.DocumentAddress;
import org.briefsiegel.transfer.vaultapi.SealedDocument;
import org.briefsiegel.transfer.vaultapi.Vault;

/**
 * What lies in the vault of a document that is being sent, for its type to read.
 *
 * @param address under which it was sealed
 */
public record StoredContent(Vault vault, DocumentAddress address, SealedDocument sealed) {

    /**
     * What an inspection says that may read the content; when it is over, nobody can any more.
     *
     * @throws Unavailable when something that it wanted to read couldn't be read, whatever it says
     */
    Inspection during(Function<Content, Inspection> inspection) {
        Reading reading = new Reading();
        try {
            Inspection said = inspection.apply(reading);
            if (reading.failure != null) { // a library may have swallowed it
                throw reading.failure;
            }
            return said;
        } finally {
            reading.over = true;
        }
    }

    private final class Reading implements Content {

        private volatile boolean over;
        private volatile Unavailable failure;

        @Override
        public long size() {
            return sealed.size();
        }

        @Override
        public int read(ByteBuffer into, long position) {
            if (over) {
                throw new IllegalStateException("read when the inspection is over");
            }
            if (position < 0) {
                throw new IllegalArgumentException("before the beginning");
            }
            if (position >= size()) {
                return -1;
            }
            int length = (int) Math.min(into.remaining(), size() - position);
            try {
                vault.read(address, sealed, position, length, new Filling(into));
                return length;
            } catch (IOException e) {
                failure = new Unavailable("a document can't be read that has just been stored", e);
            } catch (Unavailable e) {
                failure = e;
            }
            throw failure;
        }
    }

    private static final class Filling extends OutputStream {

        private final ByteBuffer into;

        Filling(ByteBuffer into) {
            this.into = into;
        }

        @Override
        public void write(int one) {
            into.put((byte) one);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            into.put(bytes, offset, length);
        }
    }
}
