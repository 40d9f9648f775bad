package org.briefsiegel.shell;

/** An argument or option that a command can't be carried out with; the message is for people and names it. */
final class RefusedArgumentException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String argument;

    /** @param problem the kind, as in the practice API: {@code not-found} */
    RefusedArgumentException(String problem, String argument, String reason) {
        super(argument + ": " + reason);
        this.problem = problem;
        this.argument = argument;
    }

    String problem() {
        return problem;
    }

    String argument() {
        return argument;
    }
}
