package org.briefsiegel.transfer.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.briefsiegel.channel.api.Channel;
import org.briefsiegel.platform.settings.Site;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.testkit.memory.AcceptedTransfers;
import org.briefsiegel.testkit.memory.PickyChannel;
import org.briefsiegel.testkit.memory.TestHost;
import org.briefsiegel.transfer.api.TransferEvent;
import org.briefsiegel.transfer.api.TransferEvent.Kind;
import org.briefsiegel.transfer.api.Warning;
import org.briefsiegel.transfer.events.EventFeed;
import org.briefsiegel.transfer.settings.CodeLimits;
import org.briefsiegel.transfer.settings.TransferRules;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what happens to a mail to what is said before the next one. */
class BouncedAddressTest {

    private static final TransferRules RULES = new TransferRules(
            10,
            1000,
            2000,
            1000,
            Duration.ofMinutes(15),
            10_000_000,
            3,
            Duration.ofMinutes(1),
            new CodeLimits(Duration.ofMinutes(1), 3, 6),
            10,
            "tariff",
            "mail",
            "sms",
            "localhost");

    private final TestHost host = new TestHost();
    private final BounceListener listener =
            new BounceListener(host.stores().transfers(), host.stores().bouncedAddresses(), host.vault());
    private final AddressWarnings warnings = new AddressWarnings(
            host.stores().bouncedAddresses(),
            host.vault(),
            host.plugins(),
            RULES,
            new Site(URI.create("http://localhost:8080"), ZoneId.of("Europe/Vienna")));
    private TransferRecord transfer;

    @BeforeEach
    void send() {
        transfer = new AcceptedTransfers(host).of("birth-date");
    }

    @Test
    void whoIsToldOfAnAddressReadsSinceWhenWhyAndWhatToDo() {
        happened(Kind.DELIVERY_FAILED, "mailbox-unknown link (recipient refused: 550 5.1.1)");

        assertThat(warned(Locale.GERMAN)).singleElement().satisfies(warning -> {
            assertThat(warning.type()).isEqualTo("bounced-address");
            assertThat(warning.pointer()).isEqualTo("/recipient/email");
            assertThat(warning.detail())
                    .contains("24. November 2026", "Das Postfach gibt es nicht.", "richtigen Adresse")
                    .doesNotContain("550", AcceptedTransfers.EMAIL);
        });
        assertThat(warned(Locale.ENGLISH))
                .extracting(Warning::detail)
                .singleElement()
                .asString()
                .contains("November 24, 2026", "does not exist");
    }

    @Test
    void anAddressIsTheSameInCapitalsAndAnothersOnlyForAnotherPractice() {
        happened(Kind.DELIVERY_FAILED, "not-delivered attachment");

        assertThat(warnings.of(TestHost.PRACTICE, "Maria@Example.ORG", Locale.GERMAN))
                .hasSize(1);
        assertThat(warnings.of("p-2", AcceptedTransfers.EMAIL, Locale.GERMAN)).isEmpty();
        assertThat(warnings.of(TestHost.PRACTICE, "", Locale.GERMAN)).isEmpty();
        assertThat(warnings.of(TestHost.PRACTICE, "no address", Locale.GERMAN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "address-invalid link",
                "content-refused link",
                "too-large attachment",
                "server-unreachable link",
                "number-invalid code"
            })
    void whatSaysNothingOfTheAddressIsNotHeldAgainstIt(String detail) {
        happened(Kind.DELIVERY_FAILED, detail);

        assertThat(warned(Locale.GERMAN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"NOTICE_DELIVERED", "ATTACHMENT_DELIVERED", "OPENED"})
    void onceAMailHasArrivedNobodyIsWarnedAnyMore(Kind arrival) {
        happened(Kind.DELIVERY_FAILED, "mailbox-full link");
        host.clock().move(Duration.ofDays(1));
        happened(arrival, "");

        assertThat(warned(Locale.GERMAN)).isEmpty();
    }

    /** A plug-in that throws is at fault, and out of service after three of those. */
    @Test
    void whatTheChannelRefusesItIsNotAskedToWriteInItsOwnForm() {
        host.plugins().channels().put("mail", new PickyChannel("loft-"));

        assertThat(warned(Locale.GERMAN)).isEmpty();
    }

    @Test
    void whatArrivedBeforeItBouncedChangesNothing() {
        Instant before = host.clock().instant();
        host.clock().move(Duration.ofDays(1));
        happened(Kind.DELIVERY_FAILED, "domain-unknown link");
        listener.happened(new EventFeed.Entry(
                transfer.practice(), transfer.id(), new TransferEvent(before, Kind.NOTICE_DELIVERED, "")));

        assertThat(warned(Locale.GERMAN)).hasSize(1);
    }

    @Test
    void aChannelThatCantBeAskedIsNoReasonToFail() {
        happened(Kind.DELIVERY_FAILED, "mailbox-unknown link");
        Channel closed = (Channel) Proxy.newProxyInstance(
                Channel.class.getClassLoader(), new Class<?>[] {Channel.class}, (proxy, method, arguments) -> {
                    throw new ClosedException("channel.mail");
                });
        host.plugins().channels().put("mail", closed);

        assertThat(warned(Locale.GERMAN)).isEmpty();
    }

    private void happened(Kind kind, String detail) {
        listener.happened(new EventFeed.Entry(
                transfer.practice(),
                transfer.id(),
                new TransferEvent(host.clock().instant(), kind, detail)));
    }

    private List<Warning> warned(Locale locale) {
        return warnings.of(transfer.practice(), AcceptedTransfers.EMAIL, locale);
    }
}
