package org.briefsiegel.platform.cxf;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.briefsiegel.platform.availability.Unavailable;

/** Says 503 where something that the answer depends on is away; the filters of each edge find the words. */
final class UnavailableMapper implements ExceptionMapper<Unavailable> {

    @Override
    public Response toResponse(Unavailable away) {
        return response();
    }

    static Response response() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }
}
