package org.briefsiegel.transfer.delivery;

import org.briefsiegel.itests.desks.House;
import org.briefsiegel.transfer.notice.AlertWriter;
import org.briefsiegel.transfer.notice.Alerts;

/** What tells the practice of a house. */
public final class AlertsOf {

    private AlertsOf() {}

    public static Alerts house(House house) {
        return new AlertWriter("mail", house.store(), house.outbox(), house.vault(), house.plugins());
    }
}
