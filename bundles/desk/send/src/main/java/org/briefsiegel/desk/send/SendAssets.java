package org.briefsiegel.desk.send;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.briefsiegel.desk.window.Asset;
import org.briefsiegel.recipient.filter.Guard;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the window to send needs beside what all windows do. */
@Component(
        service = SendAssets.class,
        property = "osgi.jaxrs.resource:Boolean=true",
        reference = @Reference(name = "guard", service = Guard.class))
@Path("/w/assets/send.{kind: css|js}")
public final class SendAssets {

    private static final Asset STYLES = new Asset(SendAssets.class, "send.css", "text/css;charset=utf-8");
    private static final Asset SCRIPT = new Asset(SendAssets.class, "send.js", "text/javascript;charset=utf-8");

    /** Changes with their content; part of their addresses. */
    static final String VERSION = STYLES.version() + SCRIPT.version();

    @GET
    public Response get(@PathParam("kind") String kind, @Context Request request) {
        return (kind.equals("css") ? STYLES : SCRIPT).answer(request);
    }
}
