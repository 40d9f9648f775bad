package org.briefsiegel.faults;

/**
 * A step between accept and delivered at which the server is halted, as suddenly as by SIGKILL. Each is a rule of Byteman for a
 * method of the distribution, which isn't changed for it.
 */
enum FailPoint {
    CONTENT_UNNAMED(step("transfer.vault.BlobStore$Draft.keepForGood", "AT INVOKE java.nio.file.Files.move")),
    CONTENT_NAMED(step("transfer.vault.BlobStore$Draft.keep", "AT EXIT")),
    ACCEPTANCE_UNCOMMITTED(beforeCommitOf("transfer.intake.Registration.register")),
    ACCEPTANCE_COMMITTED(afterCommitOf("transfer.intake.Registration.register")),
    DELIVERY_UNWOKEN(step("spine.routes.CamelSpine.wake", "AT ENTRY")),
    ACCEPTANCE_UNANSWERED(step("transfer.intake.Intake.accept", "AT EXIT")),
    CLAIM_UNCOMMITTED(beforeCommitOf("transfer.leases.Leases.newInHand")),
    CLAIM_COMMITTED(afterCommitOf("transfer.leases.Leases.newInHand")),
    MESSAGE_COMPOSED(step("transfer.delivery.MessageComposer.compose", "AT EXIT")),
    MAIL_WITHOUT_ITS_DOT(step("channel.mail.MimeMail.writeTo", "AT EXIT")),
    MAIL_UNANSWERED(new Rule(
            "org.eclipse.angus.mail.smtp.SMTPTransport",
            "issueSendCommand",
            "AT INVOKE readServerResponse",
            "$1.equals(\".\")")),
    MAIL_ANSWERED(step("channel.mail.DsnTransport.sendMessage", "AT EXIT")),
    TEXT_UNSUBMITTED(step("channel.sms.SmsCentre.submit", "AT ENTRY")),
    TEXT_UNANSWERED(new Rule(
            "org.jsmpp.session.AbstractSession",
            "executeSendCommand",
            "AT INVOKE org.jsmpp.extra.PendingResponse.waitDone",
            Rule.calledBy("channel.sms.SmsCentre.submit"))),
    TEXT_ANSWERED(step("channel.sms.SmsCentre.submit", "AT EXIT")),
    OUTCOME_UNCOMMITTED(beforeCommitOf("transfer.delivery.OutcomeWriter.writeWaiting")),
    OUTCOME_COMMITTED(afterCommitOf("transfer.delivery.OutcomeWriter.writeWaiting")),
    RECEIPT_UNCOMMITTED(beforeCommitOf("transfer.receipt.ReceiptHandler.take")),
    RECEIPT_COMMITTED(afterCommitOf("transfer.receipt.ReceiptHandler.take")),
    TRY_UNCOMMITTED(beforeCommitOf("transfer.tries.TryReservations$Reservation.reserve")),
    TRY_COMMITTED(afterCommitOf("transfer.tries.TryReservations$Reservation.reserve"));

    /** So that no status is one that Java or a signal ends with. */
    private static final int FIRST_STATUS = 50;

    private final Rule rule;

    FailPoint(Rule rule) {
        this.rule = rule;
    }

    /** With which the process ends there, and nowhere else. */
    int status() {
        return FIRST_STATUS + ordinal();
    }

    /** Halts the process when it comes to this point for this time, counted from 1. */
    String script(int time) {
        return rule.text(
                name(), "incrementCounter(\"%s\") == %d".formatted(name(), time), "killJVM(%d)".formatted(status()));
    }

    /** @param method of one of our bundles, with its class, without what all of them begin with */
    private static Rule step(String method, String location) {
        int dot = method.lastIndexOf('.');
        return new Rule(Rule.OURS + method.substring(0, dot), method.substring(dot + 1), location, "true");
    }

    private static Rule beforeCommitOf(String method) {
        return commit("AT INVOKE", method);
    }

    private static Rule afterCommitOf(String method) {
        return commit("AFTER INVOKE", method);
    }

    /** Of the transaction that this method, or what it calls, has begun. */
    private static Rule commit(String when, String method) {
        return new Rule(
                Rule.OURS + "platform.persistence.unit.ThreadTransactions",
                "begin",
                when + " jakarta.persistence.EntityTransaction.commit",
                Rule.calledBy(method));
    }
}
