package org.briefsiegel.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SummedWarningsTest {

    private final List<String> lines = new ArrayList<>();
    private final SummedWarnings warnings = new SummedWarnings(lines::add);

    @Test
    void thousandsOfWarningsMakeOneLineThatNamesTheLoudestFirst() {
        warn("org.eclipse.jetty.http.HttpParser", 3);
        warn("org.eclipse.jetty.ee10.servlet.ServletChannelState", 2500);

        warnings.tell();

        assertThat(lines)
                .containsExactly("Within a minute there were 2503 warnings of which not all are written out:"
                        + " 2500 of org.eclipse.jetty.ee10.servlet.ServletChannelState,"
                        + " 3 of org.eclipse.jetty.http.HttpParser");
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        warn("a", 11);
        warn("b", 1);
        warnings.tell();
        warnings.tell();
        warn("b", 12);
        warnings.tell();

        assertThat(lines)
                .hasSize(2)
                .last()
                .asString()
                .endsWith("12 warnings of which not all are written out: 12 of b");
    }

    @Test
    void aFewAreWrittenOutAlready() {
        warn("a", SummedWarnings.FEW);

        warnings.tell();

        assertThat(lines).isEmpty();
    }

    private void warn(String logger, int times) {
        IntStream.range(0, times).forEach(i -> warnings.count(logger));
    }
}
