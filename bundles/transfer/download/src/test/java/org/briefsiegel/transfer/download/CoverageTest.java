package org.briefsiegel.transfer.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CoverageTest {

    private static final int SIZE = 20;

    private record Part(int from, int length) {}

    @Property
    void aDocumentIsWholeWhenEachOfItsBytesHasGoneOut(@ForAll("parts") List<Part> parts) {
        Coverage coverage = new Coverage();
        BitSet sent = new BitSet();
        for (Part part : parts) {
            coverage.add(part.from(), part.length());
            sent.set(part.from(), part.from() + part.length());

            assertThat(coverage.isWhole(SIZE)).isEqualTo(sent.cardinality() == SIZE);
        }
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        return Arbitraries.integers()
                .between(0, SIZE - 1)
                .flatMap(from -> Combinators.combine(
                                Arbitraries.just(from), Arbitraries.integers().between(0, SIZE - from))
                        .as(Part::new))
                .list()
                .ofMaxSize(12);
    }
}
