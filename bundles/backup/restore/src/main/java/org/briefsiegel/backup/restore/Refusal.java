package org.briefsiegel.backup.restore;

/** Why something isn't restored or checked, in one plain sentence for the operator. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }

    Refusal(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
