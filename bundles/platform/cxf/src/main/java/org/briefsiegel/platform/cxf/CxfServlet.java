package org.briefsiegel.platform.cxf;

import jakarta.servlet.ServletConfig;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.common.classloader.ClassLoaderUtils;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.resource.DefaultResourceManager;
import org.apache.cxf.resource.ResourceManager;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** Serves a fixed set of resources and extensions on a bus of its own. */
@SuppressWarnings("serial")
final class CxfServlet extends CXFNonSpringServlet {

    /** CXF seeks a class loader in the default one at each request, in vain. */
    private static final ResourceManager NO_RESOURCES = new DefaultResourceManager(List.of());

    private final List<Object> resources;
    private final List<Object> extensions;

    private final BooleanSupplier incomplete;

    /** @param incomplete whether more is expected to be served than what is given here */
    CxfServlet(List<Part> resources, List<Part> extensions, BooleanSupplier incomplete) {
        this.resources = services(resources);
        this.extensions = services(extensions);
        this.incomplete = incomplete;
    }

    private static List<Object> services(List<Part> parts) {
        return parts.stream().map(Part::service).toList();
    }

    /** CXF finds its own parts by the thread's class loader, which here must be this bundle's. */
    @Override
    protected void loadBus(ServletConfig config) {
        var caller = ClassLoaderUtils.setThreadContextClassloader(CxfServlet.class.getClassLoader());
        try {
            setBus(new CXFBusFactory().createBus());
            getBus().setExtension(NO_RESOURCES, ResourceManager.class);
            JAXRSServerFactoryBean server = new JAXRSServerFactoryBean();
            server.setBus(getBus());
            server.setAddress("/");
            server.setServiceBeanObjects(resources.toArray());
            server.setProviders(extensions);
            server.setProvider(new EndOfRequest());
            server.setProvider(new Unmatched(incomplete));
            server.setProvider(new UnavailableMapper());
            server.setProvider(new AskAgain());
            server.setProvider(new AllowedMethods());
            server.create();
        } finally {
            caller.reset();
        }
    }
}
