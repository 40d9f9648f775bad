package org.briefsiegel.platform.cxf;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.TreeSet;
import org.apache.cxf.jaxrs.impl.MetadataMap;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.jaxrs.model.URITemplate;
import org.apache.cxf.jaxrs.utils.HttpUtils;
import org.apache.cxf.jaxrs.utils.JAXRSUtils;
import org.apache.cxf.message.Message;

/**
 * Says in {@code Allow} which methods a path has (RFC 9110, 10.2.1). CXF names those of every resource whose path could lead
 * there, and so all of them as soon as one resource begins at the root.
 */
final class AllowedMethods implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getHeaders().remove(HttpHeaders.ALLOW) == null) {
            return;
        }
        Set<String> methods = of(JAXRSUtils.getCurrentMessage().getExchange().getInMessage());
        if (!methods.isEmpty()) {
            response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(", ", methods));
        }
    }

    private static Set<String> of(Message message) {
        String path = HttpUtils.getPathToMatch(message, true);
        Set<String> methods = new TreeSet<>();
        for (ClassResourceInfo resource : JAXRSUtils.getRootResources(message)) {
            MetadataMap<String, String> values = new MetadataMap<>();
            if (resource.getURITemplate().match(path, values)) {
                String rest = values.getFirst(URITemplate.FINAL_MATCH_GROUP);
                resource.getMethodDispatcher().getOperationResourceInfos().stream()
                        .filter(operation -> isAt(rest, operation))
                        .forEach(operation -> methods.add(operation.getHttpMethod()));
            }
        }
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        if (!methods.isEmpty()) {
            methods.add(HttpMethod.OPTIONS);
        }
        return methods;
    }

    private static boolean isAt(String path, OperationResourceInfo operation) {
        MetadataMap<String, String> values = new MetadataMap<>();
        if (operation.getHttpMethod() == null || !operation.getURITemplate().match(path, values)) {
            return false;
        }
        String rest = values.getFirst(URITemplate.FINAL_MATCH_GROUP);
        return rest == null || rest.isEmpty() || rest.equals("/");
    }
}
