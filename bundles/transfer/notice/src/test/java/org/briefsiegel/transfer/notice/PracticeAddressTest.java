package org.briefsiegel.transfer.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.testkit.memory.PickyChannel;
import org.briefsiegel.testkit.memory.TestHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is an address of a practice's, the channel in force says, whatever it is. */
class PracticeAddressTest {

    private final TestHost host = new TestHost();
    private final ChannelAddresses addresses = new ChannelAddresses("loft", host.plugins());
    private final UnreachablePractices unreachable = new UnreachablePractices(host.practices(), addresses);

    @BeforeEach
    void putIn() {
        host.plugins().channels().put("loft", new PickyChannel("loft-"));
    }

    @Test
    void theChannelInForceIsAsked() {
        assertThat(addresses.refusal("loft-7", Locale.ENGLISH)).isEmpty();
        assertThat(addresses.normalize("loft-7")).isEqualTo("LOFT-7");
        assertThat(addresses.refusal("ordination@example.org", Locale.ENGLISH))
                .contains("loft says: An address begins with loft-.");

        addresses.change(new NoticeSettings() {
            @Override
            public String noticeChannel() {
                return "mail";
            }

            @Override
            public Class<NoticeSettings> annotationType() {
                return NoticeSettings.class;
            }
        });
        assertThat(addresses.refusal("ordination@example.org", Locale.ENGLISH)).isEmpty();
    }

    @Test
    void whatCannotBeAskedIsAwayAndTakesNoAddress() {
        host.plugins().channels().remove("loft");

        assertThatThrownBy(() -> addresses.refusal("loft-7", Locale.ENGLISH))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("channel.loft");
        assertThatThrownBy(() -> addresses.normalize("loft-7")).isInstanceOf(Unavailable.class);
    }

    @Test
    void aPracticeThatCannotBeToldAnythingIsCountedUntilItCan() {
        unreachable.run();
        assertThat(unreachable.degraded())
                .containsExactly("practices: 1 can't be told anything, since the channel refuses their address");
        assertThat(unreachable.fault()).as("all else goes on").isEmpty();

        host.plugins().channels().remove("loft");
        unreachable.run();
        assertThat(unreachable.degraded()).as("nobody knows better").hasSize(1);

        host.plugins().channels().put("loft", new PickyChannel("ordination@"));
        unreachable.run();
        assertThat(unreachable.degraded()).isEmpty();
    }
}
