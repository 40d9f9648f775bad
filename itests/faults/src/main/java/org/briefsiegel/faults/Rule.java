package org.briefsiegel.faults;

/**
 * Something that Byteman does within a method.
 *
 * @param location in the method, in Byteman's words
 * @param condition an expression of Byteman
 */
record Rule(String type, String method, String location, String condition) {

    static final String OURS = "org.briefsiegel.";

    /** As deep as a transaction may be below who has begun it. */
    private static final int FRAMES = 40;

    /** Whether this method of one of our bundles is somewhere on the stack. */
    static String calledBy(String method) {
        String pattern = (OURS + method).replace(".", "[.]").replace("$", "[$]");
        return "callerMatches(\"%s\", true, true, 0, %d)".formatted(pattern, FRAMES);
    }

    /** As Byteman reads it. */
    String text(String name, String further, String action) {
        return """
                RULE %s
                CLASS %s
                METHOD %s
                %s
                IF %s AND %s
                DO %s
                ENDRULE
                """.formatted(name, type, method, location, condition, further, action);
    }
}
