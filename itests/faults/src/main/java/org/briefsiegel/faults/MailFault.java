package org.briefsiegel.faults;

import java.util.Map;
import java.util.Optional;

/** What a mail server does wrong, or refuses to do, and at which of its steps (RFC 5321). */
enum MailFault {
    /** No connection comes about, and those that are open are of no use. */
    MAIL_SERVER_AWAY(Map.of("", MailFault.HANG_UP, "MAIL", MailFault.HANG_UP)),
    MAIL_SERVER_SILENT(Map.of("", MailFault.HANG, "MAIL", MailFault.HANG_UP)),
    MAIL_SERVER_BUSY(Map.of("", "421 4.3.2 closing", "MAIL", "421 4.3.2 closing")),
    MAIL_SERVER_TALKS_NONSENSE(Map.of("MAIL", "guten Tag")),
    MAIL_WITHOUT_TLS(Map.of("EHLO", "250 8BITMIME", "MAIL", MailFault.HANG_UP)),
    MAIL_TLS_BROKEN(Map.of("STARTTLS", "220 go on\r\nnot TLS at all", "MAIL", MailFault.HANG_UP)),
    MAIL_SENDER_REFUSED(Map.of("MAIL", "550 5.7.1 who are you")),
    MAIL_RECIPIENT_DEFERRED(Map.of("RCPT", "450 4.2.0 come again")),
    MAIL_RECIPIENT_REFUSED(Map.of("RCPT", "550 5.1.1 nobody of that name")),
    MAIL_RECIPIENT_HANGS(Map.of("RCPT", MailFault.HANG)),
    MAIL_DEFERRED(Map.of(MailFault.DOT, "451 4.3.0 come again")),
    MAIL_REFUSED_AFTER_THE_DOT(Map.of(MailFault.DOT, "554 5.7.1 not that")),
    MAIL_HANGS_AFTER_THE_DOT(Map.of(MailFault.DOT, MailFault.HANG)),
    MAIL_DROPPED_AFTER_THE_DOT(Map.of(MailFault.DOT, MailFault.HANG_UP));

    static final String DOT = ".";
    static final String HANG = "hang";
    static final String HANG_UP = "hang up";

    private final Map<String, String> answers;

    MailFault(Map<String, String> answers) {
        this.answers = answers;
    }

    /**
     * What is said or done then instead of what is usual.
     *
     * @param command empty for the greeting, a dot for a mail's content
     */
    Optional<String> at(String command) {
        return Optional.ofNullable(answers.get(command.split(" ", 2)[0]));
    }
}
