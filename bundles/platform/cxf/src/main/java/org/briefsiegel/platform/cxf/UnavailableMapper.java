package org.briefsiegel.platform.cxf;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.briefsiegel.platform.availability.Unavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says 503 where something that the answer depends on is away; the filters of each edge find the words. */
final class UnavailableMapper implements ExceptionMapper<Unavailable> {

    private static final Logger LOG = LoggerFactory.getLogger(UnavailableMapper.class);

    @Override
    public Response toResponse(Unavailable away) {
        LOG.debug("Answered with 503", away); // what is away tells so once, and health does
        return response();
    }

    static Response response() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }
}
