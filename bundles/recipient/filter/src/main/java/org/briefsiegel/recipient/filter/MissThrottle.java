package org.briefsiegel.recipient.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Counts for each client what leads nowhere: unknown links, answers that can't be read. So many a minute are everybody's;
 * who has used them up waits. Keeps the clients of late, not all.
 */
final class MissThrottle {

    private static final int REMEMBERED = 10_000;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Budget> budgets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Budget> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param nanoTime as {@link System#nanoTime()} */
    MissThrottle(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /** How much is left at a time; it grows back while time passes. */
    private record Budget(double left, long at) {

        Budget now(long now, int perMinute) {
            double back = (now - at) / NANOS_PER_MINUTE * perMinute;
            return new Budget(Math.min(perMinute, left + back), now);
        }
    }

    /** One more; what many requests at once have missed beyond the budget has to grow back, too. */
    synchronized void missed(String client) {
        Budget budget = budget(client);
        budgets.put(client, new Budget(budget.left() - 1, budget.at()));
    }

    /** For how many seconds this client has to wait; 0 for none. */
    synchronized long pauseSeconds(String client) {
        double missing = 1 - budget(client).left();
        return missing <= 0 ? 0 : (long) Math.ceil(missing * 60 / perMinute);
    }

    private Budget budget(String client) {
        long now = nanoTime.getAsLong();
        return budgets.getOrDefault(client, new Budget(perMinute, now)).now(now, perMinute);
    }
}
