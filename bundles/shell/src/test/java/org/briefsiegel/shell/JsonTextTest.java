package org.briefsiegel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTextTest {

    private enum Plan {
        PRO {
            @Override
            public String toString() {
                return "pro";
            }
        }
    }

    static Stream<Arguments> values() {
        Map<Object, Object> ordered = new LinkedHashMap<>();
        ordered.put("b", null);
        ordered.put(1, List.of(Map.of("c", Set.of(true))));
        ordered.put("a", Plan.PRO);
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of(true, "true"),
                Arguments.of(12L, "12"),
                Arguments.of(0.5, "0.5"),
                Arguments.of(new BigDecimal("1.20"), "1.20"),
                Arguments.of("Dr. Müller 🙂", "\"Dr. Müller 🙂\""),
                Arguments.of("a\"b\\c/\n\u0001", "\"a\\\"b\\\\c/\\n\\u0001\""),
                Arguments.of(Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
                Arguments.of(Optional.of(1), "\"Optional[1]\""),
                Arguments.of(Plan.PRO, "\"pro\""),
                Arguments.of(List.of(), "[]"),
                Arguments.of(Map.of(), "{}"),
                Arguments.of(Arrays.asList(1, null, List.of("x")), "[1,null,[\"x\"]]"),
                Arguments.of(ordered, "{\"b\":null,\"1\":[{\"c\":[true]}],\"a\":\"pro\"}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void writesWhatCommandsReturn(Object value, String json) {
        assertThat(JsonText.of(value)).isEqualTo(json);
    }
}
