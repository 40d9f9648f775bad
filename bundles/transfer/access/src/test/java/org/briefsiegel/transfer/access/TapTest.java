package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TapTest {

    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long now;
    private boolean open = true;
    private int asked;
    private final Tap tap = new Tap(out, this::ask, () -> now);

    @Test
    void asksOnceASecondAndEndsWhatMayNotGoOn() throws IOException {
        tap.write(new byte[100]);
        tap.write(1);
        assertThat(asked).isZero();

        now += SECOND;
        tap.write(new byte[100]);
        tap.write(new byte[100]);
        assertThat(asked).isOne();

        open = false;
        now += SECOND;
        assertThatThrownBy(() -> tap.write(new byte[100])).isInstanceOf(IOException.class);
        assertThat(out.size()).isEqualTo(301);
    }

    private boolean ask() {
        asked++;
        return open;
    }
}
