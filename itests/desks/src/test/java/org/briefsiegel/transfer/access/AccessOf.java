package org.briefsiegel.transfer.access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.briefsiegel.channel.api.Message;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.transfer.api.Letter;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.download.Downloads;
import org.briefsiegel.transfer.download.Previews;
import org.briefsiegel.transfer.link.AccessRules;
import org.briefsiegel.transfer.link.AccessStatus;
import org.briefsiegel.transfer.link.FormTokens;
import org.briefsiegel.transfer.link.Links;
import org.briefsiegel.transfer.link.TryCount;
import org.briefsiegel.transfer.reissue.RecipientRequests;
import org.briefsiegel.transfer.storeapi.RecipientTries.Budget;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.briefsiegel.transfer.storeapi.TryLimit;
import org.briefsiegel.transfer.vaultapi.Secret;
import org.briefsiegel.transfer.verification.Admission;
import org.briefsiegel.transfer.verification.Verification;

/** The recipients' service in a house, and what a recipient has in hand. */
public final class AccessOf {

    static final TryLimit LIMIT = new TryLimit(5, Duration.ofMinutes(15), 10);
    static final Budget BUDGET = new Budget(LIMIT, Duration.ofHours(24));
    static final AccessRules RULES = new AccessRules(LIMIT, BUDGET, Duration.ofMinutes(15), Duration.ofMinutes(60));
    static final Map<String, String> BIRTH_DATE = Map.of("day", "9", "month", "3", "year", "1984");
    static final Map<String, String> WRONG_DATE = Map.of("day", "10", "month", "3", "year", "1984");

    private static final Pattern LINK = Pattern.compile("/d/([0-9a-v]{32})");
    private static final Pattern CODE = Pattern.compile("#([0-9]{6})");

    private final House house;

    public AccessOf(House house) {
        this.house = house;
    }

    public RecipientService service(RecipientRequests... requests) {
        Links links = new Links(house.store());
        return new LinkAccess(
                house.practices(),
                house.plugins(),
                links,
                new Admission(links, gate(), house.sessions(), RULES, house.clock()),
                gate(),
                verification(house.spine()),
                new Downloads(house.transfers(), house.store(), house.sessions(), house.vault(), gate()),
                new Previews(house.practices()),
                new FormTokens(house.vault(), house.clock()),
                new WrongRecipientReports(
                        house.transfers(), house.store(), house.sessions(), house.outbox(), house.alerts()),
                new Renewals(house.practices(), house.transfers(), house.store(), house.alerts(), house.clock()),
                new RequestForwarding(gate(), List.of(requests)));
    }

    Verification verification(Spine spine) {
        return new Verification(
                house.transfers(),
                house.sessions(),
                house.alerts(),
                house.vault(),
                house.plugins(),
                spine,
                new AccessStatus(house.practices(), house.plugins(), spine, tries(), house.clock()),
                tries(),
                RULES,
                house.clock());
    }

    AccessStatus gate() {
        return new AccessStatus(house.practices(), house.plugins(), house.spine(), tries(), house.clock());
    }

    private TryCount tries() {
        return new TryCount(house.transfers(), house.recipientTries(), house.vault(), RULES, house.clock());
    }

    /** A link to a transfer beside the one that its notice holds. */
    public String link(TransferRecord transfer) {
        Secret link = Secret.random();
        house.store().addLink(transfer.practice(), transfer.id(), link.hash());
        return link.value();
    }

    /** The links that these messages hold. */
    public static List<String> links(List<Message> messages) {
        return found(LINK, messages);
    }

    /** The codes that these messages hold. */
    static List<String> codes(List<Message> messages) {
        return found(CODE, messages);
    }

    private static List<String> found(Pattern pattern, List<Message> messages) {
        return messages.stream()
                .map(message -> pattern.matcher(message.text()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    public static Letter letter(RecipientService service, String link) {
        return service.letter(link, Locale.GERMAN).orElseThrow();
    }

    /** What a form of the link's page carries. */
    public static String form(RecipientService service, String link) {
        return letter(service, link).formToken();
    }

    static Opening answer(RecipientService service, String link, Map<String, String> fields) {
        return service.answer(link, fields, Locale.GERMAN).orElseThrow();
    }

    /** The session that the right answer opens. */
    static String session(RecipientService service, String link, Map<String, String> fields) {
        return ((Opening.Passed) answer(service, link, fields)).session();
    }

    /** Locks a transfer by wrong answers. */
    public void exhaust(RecipientService service, String link) {
        for (int i = 0; i < LIMIT.max(); i++) {
            answer(service, link, WRONG_DATE);
            if (i + 1 == LIMIT.pauseAfter()) {
                house.clock().move(LIMIT.pause());
            }
        }
    }

    /** What each of these has come to, all begun at the same time. */
    static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.size());
        ExecutorService threads = Executors.newFixedThreadPool(works.size());
        try {
            List<Callable<T>> calls = new ArrayList<>();
            works.forEach(work -> calls.add(() -> {
                start.await();
                return work.call();
            }));
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** Whether a session still opens the letter. */
    static boolean opens(RecipientService service, String link, Optional<String> session) {
        return session.flatMap(it -> service.open(link, it, Locale.GERMAN)).isPresent();
    }
}
