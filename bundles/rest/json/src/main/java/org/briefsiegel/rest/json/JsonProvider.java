package org.briefsiegel.rest.json;

import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.briefsiegel.rest.problem.ApiTexts;
import org.osgi.service.component.annotations.Component;

/** Takes and gives records as {@link Json}; but one that writes itself does so, since this serves every edge. */
@Component(service = JsonProvider.class, property = "osgi.jaxrs.extension:Boolean=true")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class JsonProvider implements MessageBodyReader<Record>, MessageBodyWriter<Record> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        String accepted = String.join(",", headers.getOrDefault(HttpHeaders.ACCEPT_LANGUAGE, List.of()));
        try {
            return Json.read(new RequestBody(body), type, ApiTexts.locale(accepted));
        } catch (RequestBody.EndedEarlyException tooLate) {
            throw new ClientErrorException(Response.Status.REQUEST_TIMEOUT, tooLate);
        }
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord() && !StreamingOutput.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Record record,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(Json.bytes(record));
    }
}
