package org.briefsiegel.transfer.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExposureTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(Exposure.opened(1, 2).format()).isEqualTo("opened 1/2");
        assertThat(Exposure.parse("opened 1/2")).isEqualTo(Exposure.opened(1, 2));
        assertThat(Exposure.opened(0, 1).format()).isEqualTo("opened 0/1");
        assertThat(Exposure.NONE.format()).isEqualTo("never-opened");
        assertThat(Exposure.parse("never-opened")).isEqualTo(Exposure.NONE);
        assertThat(Exposure.parse("")).isEqualTo(Exposure.NONE);
    }

    @Test
    void moreThanThereIsIsNeverFetched() {
        assertThatThrownBy(() -> Exposure.opened(3, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Exposure(false, 0, 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
