package org.briefsiegel.spine.routes;

import java.util.function.Supplier;
import org.briefsiegel.spine.api.ClosedException;
import org.briefsiegel.spine.api.Spine;
import org.briefsiegel.spine.api.Use;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends work along the route of its use. */
@Component
public final class CamelSpine implements Spine {

    private static final Logger LOG = LoggerFactory.getLogger(CamelSpine.class);
    private static final String WAKE = "wake";

    private final RouteCaller caller;

    @Activate
    public CamelSpine(@Reference RouteCaller caller) {
        this.caller = caller;
    }

    @Override
    @SuppressWarnings("unchecked") // the route leaves what the work returns
    public <T> T travel(Use use, Supplier<T> work) {
        return (T) caller.call(use.route(), work);
    }

    @Override
    public void wake() {
        try {
            caller.call(WAKE, null);
        } catch (ClosedException delivery) { // it looks by itself, too, every few seconds
            LOG.debug("Nobody is woken: {}", delivery.getMessage());
        } catch (RuntimeException e) { // what is to be delivered is committed: no fault here may say otherwise
            LOG.warn("Delivery isn't woken, and looks by itself in a few seconds", e);
        }
    }
}
