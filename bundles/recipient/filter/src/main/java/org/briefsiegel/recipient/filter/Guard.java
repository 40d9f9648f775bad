package org.briefsiegel.recipient.filter;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Says that all filters are there. Whatever is served below {@code /d} or {@code /w} refers to it, and so is not served as
 * long as one is missing.
 */
@Component(
        service = Guard.class,
        reference = {
            @Reference(name = "receiving", service = ReceivingFilter.class),
            @Reference(name = "throttle", service = RequestThrottle.class)
        })
public final class Guard {}
