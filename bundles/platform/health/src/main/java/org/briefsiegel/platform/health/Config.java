package org.briefsiegel.platform.health;

/** What must be there before requests may come; documented for operators in {@code etc/org.briefsiegel.web.cfg}. */
@interface Config {

    String[] readyRequires() default {};

    String[] readyAwaits() default {};

    int readyAwaitSeconds() default 60;

    String[] diskFolders() default {};

    int diskMinimumMegabytes() default 200;
}
