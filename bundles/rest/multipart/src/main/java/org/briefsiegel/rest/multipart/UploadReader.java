package org.briefsiegel.rest.multipart;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;
import org.briefsiegel.rest.json.RequestBody;
import org.briefsiegel.rest.problem.ApiTexts;
import org.osgi.service.component.annotations.Component;

/** Gives a resource its {@link MultipartBody} before the first byte of it is read. */
@Component(service = UploadReader.class, property = "osgi.jaxrs.extension:Boolean=true")
@Consumes(MediaType.MULTIPART_FORM_DATA)
public final class UploadReader implements MessageBodyReader<MultipartBody> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type == MultipartBody.class;
    }

    @Override
    public MultipartBody readFrom(
            Class<MultipartBody> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        String accepted = String.join(",", headers.getOrDefault(HttpHeaders.ACCEPT_LANGUAGE, List.of()));
        String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        return new MultipartBody(contentType, new RequestBody(body), ApiTexts.locale(accepted));
    }
}
