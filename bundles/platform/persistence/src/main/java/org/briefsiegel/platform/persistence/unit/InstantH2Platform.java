package org.briefsiegel.platform.persistence.unit;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.persistence.platform.database.H2Platform;

/** Reads H2's times with time zone as instants, which EclipseLink's own platform refuses. Made by EclipseLink. */
public final class InstantH2Platform extends H2Platform {

    private static final long serialVersionUID = 1L;

    @Override
    public <T> T convertObject(Object source, Class<T> type) {
        if (type == Instant.class && source instanceof OffsetDateTime time) {
            return type.cast(time.toInstant());
        }
        return super.convertObject(source, type);
    }
}
