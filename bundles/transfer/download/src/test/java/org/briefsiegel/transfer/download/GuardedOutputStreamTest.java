package org.briefsiegel.transfer.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class GuardedOutputStreamTest {

    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long now;
    private boolean open = true;
    private int asked;
    private final GuardedOutputStream guarded = new GuardedOutputStream(out, this::ask, () -> now);

    @Test
    void asksOnceASecondAndEndsWhatMayNotGoOn() throws IOException {
        guarded.write(new byte[100]);
        guarded.write(1);
        assertThat(asked).isZero();

        now += SECOND;
        guarded.write(new byte[100]);
        guarded.write(new byte[100]);
        assertThat(asked).isOne();

        open = false;
        now += SECOND;
        assertThatThrownBy(() -> guarded.write(new byte[100])).isInstanceOf(IOException.class);
        assertThat(out.size()).isEqualTo(301);
    }

    private boolean ask() {
        asked++;
        return open;
    }

    /** A socket takes a part of what is written, and its reader goes on after it. */
    @Test
    void whatFailedMayHaveLeftInPart() throws IOException {
        GuardedOutputStream cut = new GuardedOutputStream(new FullAfter(150), this::ask, () -> now);
        cut.write(new byte[100]);

        assertThatThrownBy(() -> cut.write(new byte[100])).isInstanceOf(IOException.class);

        assertThat(cut.isBroken()).isTrue();
        assertThat(cut.handedOn()).isEqualTo(200);
    }

    /** Takes so many bytes and not one more. */
    private static final class FullAfter extends OutputStream {

        private int left;

        FullAfter(int left) {
            this.left = left;
        }

        @Override
        public void write(int octet) throws IOException {
            if (left-- == 0) {
                throw new IOException("gone");
            }
        }
    }
}
