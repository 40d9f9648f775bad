package org.briefsiegel.transfer.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document of 40 bytes is downloaded when all of them have arrived, in however many requests, some of them cut off. */
class FetchesTest {

    private static final long SIZE = 40;

    private final AtomicInteger ends = new AtomicInteger();
    private final Fetches.Fetch fetch = new Fetches().of("session", 1);

    @BeforeEach
    void nothingYet() {
        assertThat(ends).hasValue(0);
    }

    @Test
    void aDownloadThatIsContinuedIsWhole() {
        begin(0);
        cut(0, 9); // the network took nine, three arrived
        assertThat(ends).hasValue(0);
        begin(3);
        sent(3, 37);
        assertThat(ends).hasValue(1);
    }

    @Test
    void fourConnectionsThatEachTakeAPartAreWhole() {
        begin(0);
        begin(10);
        begin(20);
        begin(30);
        cut(10, 13);
        cut(20, 11);
        sent(30, 10);
        assertThat(ends).hasValue(0);
        cut(0, 12);
        assertThat(ends).hasValue(1);
    }

    @Test
    void whatIsCutOffAndNeverContinuedIsNotWhole() {
        begin(0);
        cut(0, SIZE);
        begin(0);
        cut(0, SIZE);
        assertThat(ends).hasValue(0);
    }

    @Test
    void aGapIsAGap() {
        begin(0);
        cut(0, 9);
        begin(12);
        sent(12, 28);
        assertThat(ends).hasValue(0);
        begin(9);
        sent(9, 3);
        assertThat(ends).hasValue(1);
        begin(0);
        sent(0, SIZE);
        assertThat(ends).as("noted once").hasValue(1);
    }

    private void begin(long from) {
        assertThat(fetch.begin(from, () -> true)).isTrue();
    }

    private void cut(long from, long length) {
        fetch.cut(from, length, SIZE, ends::incrementAndGet);
    }

    private void sent(long from, long length) {
        fetch.sent(from, length, SIZE, ends::incrementAndGet);
    }
}
