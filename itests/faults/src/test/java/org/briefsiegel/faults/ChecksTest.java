package org.briefsiegel.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.briefsiegel.bench.Letter;
import org.briefsiegel.faults.MailLog.Mail;
import org.briefsiegel.faults.TextLog.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is lost, or comes twice, the checkers see. */
class ChecksTest {

    private static final String NUMBER = "+436641000000";
    private static final Acknowledged CODE =
            new Acknowledged(new Letter("k-1", new byte[0], "sms-code", NUMBER, ""), "t-1", Instant.EPOCH);
    private static final Mail LINK = new Mail("m-1", "k-1@example.org", false, Answer.TAKEN, Instant.EPOCH);
    private static final Mail LINK_AGAIN = new Mail("m-1", "k-1@example.org", true, Answer.TAKEN, Instant.EPOCH);
    private static final Text TEXT = new Text("c-1", NUMBER, true, Answer.TAKEN, true, Instant.EPOCH);

    private static final Logs LOGS =
            new Logs(List.of(LINK), Set.of(), List.of(TEXT), Set.of("c-1"), Set.of(), Set.of());

    private final Database database = new Database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
    private final Findings findings = new Findings(new PrintStream(OutputStream.nullOutputStream()));
    private final Findings quiet = new Findings(new PrintStream(OutputStream.nullOutputStream()));

    @BeforeEach
    void storeATransferWithACode() throws SQLException {
        change("create table transfer (id varchar(9))");
        change("create table transfer_document (blob varchar(9))");
        change("create table charge (transfer varchar(9), state varchar(9))");
        change("create table ledger_entry (transfer varchar(9), account varchar(19))");
        change(
                "create table outbox (id varchar(9), transfer varchar(9), purpose varchar(9), channel varchar(9),"
                        + " state varchar(10), again boolean, attempts integer, fate varchar(9), deadline timestamp, settled_at timestamp)");
        change("insert into transfer values ('t-1')");
        change(
                "insert into outbox values ('m-1', 't-1', 'NOTICE', 'mail', 'ACCEPTED', false, 1, null, timestamp '2026-01-01 10:00:00', timestamp '2026-01-01 09:00:00')");
        change(
                "insert into outbox values ('m-2', 't-1', 'FACTOR', 'sms', 'ACCEPTED', false, 1, 'DELIVERED', timestamp '2026-01-01 10:00:00', timestamp '2026-01-01 09:00:00')");
        change("insert into charge values ('t-1', 'POSTED')");
        change("insert into ledger_entry values ('t-1', 'RECEIVABLE')");
    }

    @Test
    void whatIsAsItShouldBeIsNoFault() throws SQLException {
        delivered(List.of(LINK), List.of(TEXT));
        new ChargeCheck(database).run(List.of(CODE), LOGS, findings);

        assertThat(findings.faults()).isEmpty();
    }

    @Test
    void everyIndexIsReadAndComparedWithItsTable() throws SQLException {
        change("create index outbox_by_state on outbox (state, attempts)");
        change("create index outbox_by_deadline on outbox (deadline desc)");
        change("create unique index charge_of_transfer on charge (transfer)");
        List<String> told = new ArrayList<>();
        new IndexCheck(database).run(new Findings(new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public PrintStream printf(Locale locale, String format, Object... values) {
                told.add(format.formatted(values));
                return this;
            }
        }));

        assertThat(told).singleElement().asString().contains("looked at 3, broken by 0");
    }

    @Test
    void aMailThatNeverLeftIsLost() throws SQLException {
        delivered(List.of(), List.of(TEXT));

        assertThat(findings.faults()).anyMatch(fault -> fault.contains("m-1, ") && fault.endsWith("was answered []"));
    }

    @Test
    void aMailThatLeftTwiceThoughItsOutcomeWasKnownIsSeen() throws SQLException {
        delivered(List.of(LINK, LINK_AGAIN), List.of(TEXT));

        assertThat(findings.faults()).singleElement().asString().contains("m-1", "was answered [TAKEN, TAKEN]");
    }

    @Test
    void aSecondCopyMayLeaveWhereTheFirstOnesOutcomeIsUnknownButMarked() throws SQLException {
        change("update outbox set again = true, attempts = 2 where id = 'm-1'");

        delivered(List.of(LINK, LINK_AGAIN), List.of(TEXT));
        assertThat(findings.faults()).isEmpty();
        delivered(List.of(LINK, LINK), List.of(TEXT));
        assertThat(findings.faults()).singleElement().asString().contains("without a mark", "m-1");
    }

    @Test
    void aMailOfATransactionThatWasNeverCommittedIsSeen() throws SQLException {
        delivered(List.of(LINK, new Mail("m-9", "x@example.org", false, Answer.TAKEN, Instant.EPOCH)), List.of(TEXT));

        assertThat(findings.faults()).singleElement().asString().contains("m-9");
    }

    @Test
    void aReceiptThatWasTakenAndForgottenIsSeen() throws SQLException {
        change("update outbox set fate = null where id = 'm-2'");

        delivered(List.of(LINK), List.of(TEXT));

        assertThat(findings.faults()).singleElement().asString().contains("no receipt that was taken is lost", "c-1");
    }

    @Test
    void aLetterThatBecameTwoTransfersIsSeen() throws SQLException {
        change("insert into transfer values ('t-2')");

        delivered(List.of(LINK), List.of(TEXT));

        assertThat(findings.faults()).singleElement().asString().contains("t-2");
    }

    @Test
    void aCodeThatIsChargedTwiceOrNeverIsSeen() throws SQLException {
        change("insert into ledger_entry values ('t-1', 'RECEIVABLE')");
        new ChargeCheck(database).run(List.of(CODE), LOGS, findings);
        change("delete from charge");
        new ChargeCheck(database).run(List.of(CODE), LOGS, findings);

        assertThat(findings.faults()).hasSize(2).allMatch(fault -> fault.contains("t-1"));
    }

    @Test
    void aContentWithoutATransferAndATransferWithoutItsContentAreSeen(@TempDir Path vault) throws Exception {
        change("insert into transfer_document values ('a-lost')");
        Files.writeString(Files.createDirectory(vault.resolve("b")).resolve("b-orphan"), "");

        new ContentCheck(vault, database).run(findings);

        assertThat(findings.faults())
                .hasSize(2)
                .anyMatch(fault -> fault.endsWith("a-lost is lost"))
                .anyMatch(fault -> fault.endsWith("b-orphan belongs to nobody"));
    }

    @Test
    void aMailThatWasRefusedIsGivenUpAndNeverSentAgain() throws SQLException {
        change("update outbox set state = 'ABANDONED' where id = 'm-1'");

        delivered(List.of(refused(LINK)), List.of(TEXT));
        assertThat(findings.faults()).isEmpty();
        change("update outbox set attempts = 2 where id = 'm-1'");
        delivered(List.of(refused(LINK), LINK), List.of(TEXT));
        assertThat(findings.faults())
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith("every message became what the next server has said to it"))
                .anyMatch(fault -> fault.startsWith("each message left once") && fault.contains("[REFUSED, TAKEN]"));
    }

    @Test
    void aMailThatWasRefusedAndCountsAsSentIsSeen() throws SQLException {
        delivered(List.of(refused(LINK)), List.of(TEXT));

        assertThat(findings.faults()).singleElement().asString().contains("m-1", "was answered [REFUSED]");
    }

    @Test
    void aMailIsInDoubtOnlyWhenTwoAnswersWereLost() throws SQLException {
        change("update outbox set state = 'ABANDONED', again = true, attempts = 2 where id = 'm-1'");

        delivered(List.of(lost(LINK), lost(LINK_AGAIN)), List.of(TEXT));
        assertThat(findings.faults()).isEmpty();
        delivered(List.of(lost(LINK)), List.of(TEXT));
        assertThat(findings.faults()).singleElement().asString().contains("m-1", "was answered [LOST]");
    }

    @Test
    void aCodeThatWasInHandAtEachKillIsInDoubtAtItsDeadlineAndNotBefore() throws SQLException {
        change("update outbox set state = 'ABANDONED', again = true, attempts = 3, fate = null where id = 'm-2'");
        change("update charge set state = 'DOUBTFUL'");
        change("delete from ledger_entry");
        Logs logs = new Logs(
                List.of(LINK),
                Set.of(),
                List.of(TEXT.with(Answer.LOST), TEXT.with(Answer.LOST), TEXT),
                Set.of(),
                Set.of(),
                Set.of());

        new DeliveryCheck(database, List.of(CODE)).run(logs, quiet);
        new ChargeCheck(database).run(List.of(CODE), logs, quiet);
        change("update outbox set settled_at = deadline where id = 'm-2'");
        new DeliveryCheck(database, List.of(CODE)).run(logs, findings);
        new ChargeCheck(database).run(List.of(CODE), logs, findings);

        assertThat(quiet.faults())
                .anyMatch(fault -> fault.startsWith("no receipt that was taken is lost"))
                .anyMatch(fault -> fault.startsWith("every code that was taken is charged, once"));
        assertThat(findings.faults()).isEmpty();
    }

    @Test
    void aLinkMayBeWithheldOnlyWhereItsCodeWasRefused() throws SQLException {
        change("update outbox set state = 'WITHDRAWN' where id = 'm-1'");
        change("update outbox set state = 'ABANDONED', fate = null where id = 'm-2'");
        Text refused = new Text("c-1", NUMBER, true, Answer.REFUSED, true, Instant.EPOCH);

        new DeliveryCheck(database, List.of(CODE))
                .run(new Logs(List.of(), Set.of(), List.of(refused), Set.of(), Set.of(), Set.of()), quiet);
        delivered(List.of(), List.of(TEXT));

        assertThat(quiet.faults()).noneMatch(fault -> fault.contains("m-1"));
        assertThat(findings.faults()).anyMatch(fault -> fault.contains("m-1"));
    }

    @Test
    void aLinkMayHaveLeftWhileAReceiptSaidThatItsCodeWasLost() throws SQLException {
        change("update outbox set state = 'WITHDRAWN' where id = 'm-1'");

        new DeliveryCheck(database, List.of(CODE))
                .run(new Logs(List.of(LINK), Set.of(), List.of(TEXT), Set.of("c-1"), Set.of(NUMBER), Set.of()), quiet);
        delivered(List.of(LINK), List.of(TEXT));

        assertThat(quiet.faults()).isEmpty();
        assertThat(findings.faults()).singleElement().asString().contains("m-1", "WITHDRAWN");
    }

    @Test
    void ofACodeThatMayHaveArrivedNothingIsOwedOnlyWhereItsLinkWasRefused() throws SQLException {
        change("update charge set state = 'RELEASED'");
        change("delete from ledger_entry");
        Text lost = new Text("c-1", NUMBER, true, Answer.LOST, true, Instant.EPOCH);

        new ChargeCheck(database)
                .run(
                        List.of(CODE),
                        new Logs(List.of(refused(LINK)), Set.of(), List.of(lost), Set.of(), Set.of(), Set.of()),
                        quiet);
        new ChargeCheck(database)
                .run(
                        List.of(CODE),
                        new Logs(List.of(LINK), Set.of(), List.of(lost), Set.of(), Set.of(), Set.of()),
                        findings);

        assertThat(quiet.faults()).isEmpty();
        assertThat(findings.faults()).singleElement().asString().contains("t-1", "RELEASED", "LOST");
    }

    @Test
    void whatWasUndoneIsForgottenOnlyWhereItHappenedAgain() {
        Instant noon = Instant.parse("2026-11-30T12:00:00Z");
        List<Undone> undone = List.of(new Undone(noon, noon.plusSeconds(9)));
        Mail meanwhile = new Mail("m-1", "k-1@example.org", false, Answer.TAKEN, noon.plusSeconds(1));
        Mail later = new Mail("m-1", "k-1@example.org", false, Answer.TAKEN, noon.plusSeconds(10));
        Mail before = new Mail("m-1", "k-1@example.org", false, Answer.TAKEN, noon.minusSeconds(1));

        assertThat(Undone.forget(undone, List.of(meanwhile, later), Mail::at, Mail::to))
                .containsExactly(later);
        assertThat(Undone.forget(undone, List.of(meanwhile), Mail::at, Mail::to))
                .containsExactly(meanwhile);
        assertThat(Undone.forget(undone, List.of(before, later), Mail::at, Mail::to))
                .containsExactly(before, later);
    }

    @Test
    void aCodeThatNobodyTookMustNotBeCharged() throws SQLException {
        Text refused = new Text("c-1", NUMBER, true, Answer.REFUSED, true, Instant.EPOCH);
        Logs logs = new Logs(List.of(), Set.of(), List.of(refused), Set.of(), Set.of(), Set.of());

        new ChargeCheck(database).run(List.of(CODE), logs, findings);
        change("update charge set state = 'RELEASED'");
        change("delete from ledger_entry");
        new ChargeCheck(database).run(List.of(CODE), logs, quiet);

        assertThat(findings.faults()).singleElement().asString().contains("t-1", "POSTED", "REFUSED");
        assertThat(quiet.faults()).isEmpty();
    }

    @Test
    void aRuleThatHadNothingToLookAtShowsNothing() {
        findings.rule("a rule", 0, List.of());

        assertThat(findings.faults()).hasSize(1);
    }

    private static Mail refused(Mail mail) {
        return new Mail(mail.message(), mail.to(), mail.again(), Answer.REFUSED, Instant.EPOCH);
    }

    private static Mail lost(Mail mail) {
        return new Mail(mail.message(), mail.to(), mail.again(), Answer.LOST, Instant.EPOCH);
    }

    private void delivered(List<Mail> mails, List<Text> texts) throws SQLException {
        new DeliveryCheck(database, List.of(CODE))
                .run(new Logs(mails, Set.of(), texts, Set.of("c-1"), Set.of(), Set.of()), findings);
    }

    private void change(String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), "", "");
                Statement change = connection.createStatement()) {
            change.execute(statement);
        }
    }
}
