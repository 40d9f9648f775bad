package org.briefsiegel.transfer.events;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Marks a component whose {@link EventListener} may miss no event: none is published before one that is marked is there. */
@ComponentPropertyType
public @interface MissesNone {

    /** Chooses those that are marked. */
    String FILTER = "(misses.none=true)";
}
