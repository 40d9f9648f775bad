package org.briefsiegel.transfer.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.briefsiegel.itests.desks.House;
import org.briefsiegel.testkit.database.TestDatabase;
import org.briefsiegel.transfer.api.Letter.Status;
import org.briefsiegel.transfer.api.Opening;
import org.briefsiegel.transfer.api.RecipientService;
import org.briefsiegel.transfer.core.CoreOf;
import org.briefsiegel.transfer.storeapi.TransferRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many letters to one recipient who is asked for one birth date: no more tries for a stranger than one letter gives. */
@ParameterizedClass
@EnumSource
class RecipientTriesTest {

    @Parameter
    private TestDatabase database;

    @TempDir
    private Path folder;

    private House house;
    private CoreOf core;
    private AccessOf access;
    private RecipientService service;

    @BeforeEach
    void open() throws Exception {
        house = House.in(folder, database);
        core = new CoreOf(house);
        access = new AccessOf(house);
        service = access.service();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aHundredAnswersAtOnceToManyLettersGetNoMoreTriesThanThereAre() throws Exception {
        List<String> links = links(10, "birth-date");
        List<Callable<Opening>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String link = links.get(i % links.size());
            answers.add(() -> answerWrongly(link));
        }

        List<Opening> openings = AccessOf.atOnce(answers);

        assertThat(openings).filteredOn(Opening.Wrong.class::isInstance).hasSize(AccessOf.LIMIT.pauseAfter());
        assertThat(openings).filteredOn(Opening.Closed.class::isInstance).hasSize(100 - AccessOf.LIMIT.pauseAfter());
    }

    @Test
    void thePracticeEndsThePauseOfAllByUnlockingOne() throws Exception {
        TransferRecord transfer = core.accepted("birth-date");
        List<String> links = links(4, "birth-date");
        spend(links);

        CoreOf.done(core.service().unlock(transfer.practice(), transfer.id(), Locale.GERMAN));

        assertThat(answerRightly(links.get(0))).isInstanceOf(Opening.Passed.class);
        assertThat(answerRightly(links.get(3))).isInstanceOf(Opening.Passed.class);
    }

    @Test
    void aCountIsForgottenWhenItsTimeIsOver() throws Exception {
        List<String> links = links(1, "birth-date");
        for (int i = 0; i < 4; i++) {
            answerWrongly(links.get(0));
        }
        String later = links(1, "birth-date").get(0);
        house.clock().move(AccessOf.BUDGET.memory());
        core.clearAway();

        for (int i = 0; i < 4; i++) {
            assertThat(answerWrongly(later)).isInstanceOf(Opening.Wrong.class);
        }
        assertThat(AccessOf.letter(service, later).status()).isEqualTo(Status.READY);
    }

    /** All that a recipient may try, spread over letters so that none of them is locked by it. */
    private void spend(List<String> links) {
        for (int i = 0; i < AccessOf.LIMIT.max(); i++) {
            assertThat(answerWrongly(links.get(i % links.size()))).isInstanceOf(Opening.Wrong.class);
            if (i + 1 == AccessOf.LIMIT.pauseAfter()) {
                house.clock().move(AccessOf.LIMIT.pause());
            }
        }
    }

    private Opening answerWrongly(String link) {
        return AccessOf.answer(service, link, AccessOf.WRONG_DATE);
    }

    private Opening answerRightly(String link) {
        return AccessOf.answer(service, link, AccessOf.BIRTH_DATE);
    }

    private List<String> links(int count, String factor) throws Exception {
        List<String> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            links.add(access.link(core.accepted(factor)));
        }
        return links;
    }

    private Instant in(Duration time) {
        return Instant.now(house.clock()).plus(time);
    }
}
