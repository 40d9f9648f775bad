package org.briefsiegel.platform.cxf;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.function.BooleanSupplier;

/** What no resource answers is unknown only once every resource is there; until then nobody can say. */
final class Unmatched implements ExceptionMapper<ClientErrorException> {

    private final BooleanSupplier incomplete;

    @Context
    private ResourceInfo resource;

    Unmatched(BooleanSupplier incomplete) {
        this.incomplete = incomplete;
    }

    @Override
    public Response toResponse(ClientErrorException refusal) {
        boolean unmatched = resource.getResourceMethod() == null;
        return unmatched && incomplete.getAsBoolean() ? UnavailableMapper.response() : refusal.getResponse();
    }
}
