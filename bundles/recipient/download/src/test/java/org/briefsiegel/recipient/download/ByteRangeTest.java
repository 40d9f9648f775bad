package org.briefsiegel.recipient.download;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=2-4, 2, 3",
        "bytes=7-, 7, 3",
        "bytes=-4, 6, 4",
        "bytes=-99, 0, 10",
        "BYTES=8-99, 8, 2"
    })
    void readsOneRange(String header, long from, long length) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Part(from, length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=-", "bytes=4-2", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b"})
    void ignoresWhatIsNotOneRange(String header) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
    void tellsWhatCannotBeSatisfied(String header) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @Property
    void neverLeavesTheDocument(
            @ForAll @LongRange(max = 2000) long from,
            @ForAll @LongRange(max = 2000) long to,
            @ForAll @LongRange(max = 1000) long size) {
        for (String header : new String[] {"bytes=" + from + "-" + to, "bytes=" + from + "-", "bytes=-" + to}) {
            if (ByteRange.of(header, size) instanceof ByteRange.Part part) {
                assertThat(part.from()).isNotNegative();
                assertThat(part.length()).isPositive();
                assertThat(part.from() + part.length()).isLessThanOrEqualTo(size);
            }
        }
    }
}
