package org.briefsiegel.webhook.store;

import java.util.List;
import org.briefsiegel.platform.persistence.Contribution;
import org.osgi.service.component.annotations.Component;

/** The tables of webhooks. */
@Component
public final class WebhookTables implements Contribution {

    @Override
    public List<Class<?>> entities() {
        return List.of(WebhookRow.class, WebhookMessageRow.class);
    }

    @Override
    public String changeLog() {
        return "org/briefsiegel/webhook/store/changelog.sql";
    }
}
