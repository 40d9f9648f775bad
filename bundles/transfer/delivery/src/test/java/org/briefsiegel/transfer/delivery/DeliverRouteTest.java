package org.briefsiegel.transfer.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.Service;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.channel.api.Outcome;
import org.briefsiegel.platform.availability.Unavailable;
import org.briefsiegel.transfer.outboxapi.Outbox.Item;
import org.briefsiegel.transfer.outboxapi.Outbox.Purpose;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DeliverRouteTest {

    private final CamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aMessageGoesToTheRouteOfItsChannelAndItsOutcomeIsReported() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        context.addRoutes(channel("mail", Outcome.accepted("r-1")));
        context.addRoutes(new DeliverRoute(service));
        service.due.add(parcel("m-1", "mail"));
        service.due.add(parcel("m-2", "pigeon"));

        wake();

        List<String> settled =
                List.of(service.settled.poll(10, TimeUnit.SECONDS), service.settled.poll(10, TimeUnit.SECONDS));
        assertThat(settled).containsExactlyInAnyOrder("m-1 ACCEPTED", "m-2 RETRY");
    }

    @Test
    void afterAMessageWhoseChannelThrowsTheSameSenderTakesTheNext() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel.mail").routeId("channel.mail").throwException(new IllegalStateException("bug"));
            }
        });
        context.addRoutes(channel("sms", Outcome.accepted("r-1")));
        context.addRoutes(new DeliverRoute(service));
        for (int i = 0; i < 3; i++) {
            service.due.add(parcel("bad-" + i, "mail"));
            service.due.add(parcel("good-" + i, "sms"));
        }

        wake();

        List<String> settled = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            settled.add(service.settled.poll(10, TimeUnit.SECONDS));
        }
        assertThat(settled)
                .containsExactlyInAnyOrder(
                        "bad-0 UNKNOWN",
                        "bad-1 UNKNOWN",
                        "bad-2 UNKNOWN",
                        "good-0 ACCEPTED",
                        "good-1 ACCEPTED",
                        "good-2 ACCEPTED");
    }

    @Test
    void nothingIsClaimedThatCannotGoOnItsWay() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        context.addRoutes(channel("mail", Outcome.accepted("r-1")));
        context.addRoutes(new DeliverRoute(service));
        context.getRouteController().suspendRoute("send");
        service.due.add(parcel("m-1", "mail"));
        wake();
        assertThat(service.overdue.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(service.due).hasSize(1);

        context.getRouteController().resumeRoute("send");
        wake();

        assertThat(service.settled.poll(10, TimeUnit.SECONDS)).isEqualTo("m-1 ACCEPTED");
    }

    @Test
    void aMessageWhoseChannelThrowsMayHaveBeenSent() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel.mail").routeId("channel.mail").throwException(new IllegalStateException("bug"));
            }
        });
        context.addRoutes(new DeliverRoute(service));
        service.due.add(parcel("m-1", "mail"));

        wake();

        assertThat(service.settled.poll(10, TimeUnit.SECONDS)).isEqualTo("m-1 UNKNOWN");
    }

    @Test
    void aMessageThatIsntTakenToItsChannelBecauseTheRouteEndsHasntBeenSent() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        context.addRoutes(channel("mail", Outcome.accepted("r-1")));
        context.addRoutes(new DeliverRoute(service));
        service.due.add(parcel("m-1", "mail"));
        wake();
        assertThat(service.settled.poll(10, TimeUnit.SECONDS)).isEqualTo("m-1 ACCEPTED");

        ((Service) context.getProcessor(DeliverRoute.TO_CHANNEL)).stop();
        service.due.add(parcel("m-2", "mail"));
        wake();

        assertThat(service.settled.poll(10, TimeUnit.SECONDS)).isEqualTo("m-2 RETRY");
    }

    @Test
    void aMessageWhoseChannelLeavesNoOutcomeMayHaveBeenSent() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel.mail").routeId("channel.mail").setBody(constant("sent, I think"));
                from("direct:channel.sms")
                        .routeId("channel.sms")
                        .process(exchange -> exchange.getMessage().setBody(null));
            }
        });
        context.addRoutes(new DeliverRoute(service));
        service.due.add(parcel("m-1", "mail"));
        service.due.add(parcel("m-2", "sms"));

        wake();

        assertThat(List.of(service.settled.poll(10, TimeUnit.SECONDS), service.settled.poll(10, TimeUnit.SECONDS)))
                .containsExactlyInAnyOrder("m-1 UNKNOWN", "m-2 UNKNOWN");
    }

    @Test
    void aMessageWhoseChannelCannotBeLoadedMayHaveBeenSent() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel.mail").routeId("channel.mail").process(exchange -> {
                    throw new NoClassDefFoundError("gone");
                });
            }
        });
        context.addRoutes(new DeliverRoute(service));
        service.due.add(parcel("m-1", "mail"));

        wake();

        assertThat(service.settled.poll(10, TimeUnit.SECONDS)).isEqualTo("m-1 UNKNOWN");
    }

    @Test
    void whatIsOverdueIsLookedForAgainAndAgain() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        context.addRoutes(new DeliverRoute(service));

        assertThat(service.overdue.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aChannelThatHangsLeavesWorkersForTheOthers() throws Exception {
        ScriptedDelivery service = new ScriptedDelivery();
        CountDownLatch answer = new CountDownLatch(1);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel.sms").routeId("channel.sms").process(exchange -> answer.await());
            }
        });
        context.addRoutes(channel("mail", Outcome.accepted("r-1")));
        context.addRoutes(new DeliverRoute(service));
        try {
            for (int i = 0; i < 8; i++) {
                service.due.add(parcel("m-" + i, "sms"));
                wake();
            }
            service.due.add(parcel("m-mail", "mail"));
            wake();

            assertThat(service.settled.poll(10, TimeUnit.SECONDS)).isEqualTo("m-mail ACCEPTED");
        } finally {
            answer.countDown();
        }
    }

    @Test
    @Timeout(20)
    void whoWakesDoesNotWaitForWhatIsDelivered() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        context.addRoutes(new DeliverRoute(new ScriptedDelivery() {
            @Override
            public Optional<Parcel> claim() {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return Optional.empty();
            }
        }));
        try {
            for (int i = 0; i < 5; i++) {
                wake();
            }
        } finally {
            end.countDown();
        }
    }

    /** As the spine does. */
    private void wake() {
        context.createFluentProducerTemplate().to("direct:wake").request();
    }

    private static RouteBuilder channel(String id, Outcome outcome) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:channel." + id).routeId("channel." + id).process(exchange -> {
                    exchange.getMessage().getMandatoryBody(Message.class);
                    exchange.getMessage().setBody(outcome);
                });
            }
        };
    }

    /** Each exchange that fails is a warning in the log, and there is one every two seconds. */
    @Test
    void whileTheOutboxIsAwayNothingFailsAndAfterwardsItGoesOn() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        CountDownLatch asked = new CountDownLatch(2);
        ScriptedDelivery service = new ScriptedDelivery() {
            @Override
            public Optional<Parcel> claim() {
                check();
                return super.claim();
            }

            @Override
            public void giveUpOverdue() {
                check();
            }

            private void check() {
                asked.countDown();
                if (away.get()) {
                    throw new Unavailable("the database doesn't answer");
                }
            }
        };
        List<Object> failures = new CopyOnWriteArrayList<>();
        context.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeFailedEvent) {
                    failures.add(event);
                }
            }
        });
        context.addRoutes(channel("mail", Outcome.accepted("r-1")));
        context.addRoutes(new DeliverRoute(service));
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();

        service.due.add(parcel("m-1", "mail"));
        away.set(false);

        assertThat(service.settled.poll(1, TimeUnit.MINUTES)).startsWith("m-1");
        assertThat(failures).isEmpty();
    }

    private static DeliveryService.Parcel parcel(String id, String channel) {
        Item item = new Item(id, "p", "t", Purpose.NOTICE, channel, "", Instant.EPOCH, Instant.EPOCH, 0, false);
        Message message = new Message(
                id, false, new Message.Sender("P", "p@example.org"), "a@example.org", "s", "t", "", List.of());
        return new DeliveryService.Parcel(item, message);
    }

    private static class ScriptedDelivery implements DeliveryService {
        private final ConcurrentLinkedQueue<Parcel> due = new ConcurrentLinkedQueue<>();
        private final CountDownLatch overdue = new CountDownLatch(1);
        private final BlockingQueue<String> settled = new LinkedBlockingQueue<>();

        @Override
        public Optional<Parcel> claim() {
            return Optional.ofNullable(due.poll());
        }

        @Override
        public void giveUpOverdue() {
            overdue.countDown();
        }

        @Override
        public CompletionStage<Void> settle(Parcel parcel, Outcome outcome) {
            settled.add(parcel.item().id() + " " + outcome.kind());
            return CompletableFuture.completedStage(null);
        }
    }
}
