package org.briefsiegel.faults;

import java.util.Random;
import org.briefsiegel.bench.Briefsiegel;

/**
 * The running server with those who use it all the time, and what they send it through.
 *
 * @param random of whatever the seed decides
 */
record UnderLoad(
        Briefsiegel server,
        BreakableServer breakable,
        PracticeSystem practice,
        Patients patients,
        MailLog mails,
        TextLog texts,
        Random random,
        Findings findings) {}
