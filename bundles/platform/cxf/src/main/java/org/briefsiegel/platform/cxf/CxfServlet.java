package org.briefsiegel.platform.cxf;

import jakarta.servlet.ServletConfig;
import java.util.List;
import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.common.classloader.ClassLoaderUtils;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/** Serves a fixed set of resources and extensions on a bus of its own. */
@SuppressWarnings("serial")
final class CxfServlet extends CXFNonSpringServlet {

    private final List<Object> resources;
    private final List<Object> extensions;

    CxfServlet(List<Object> resources, List<Object> extensions) {
        this.resources = List.copyOf(resources);
        this.extensions = List.copyOf(extensions);
    }

    /** CXF finds its own parts by the thread's class loader, which here must be this bundle's. */
    @Override
    protected void loadBus(ServletConfig config) {
        var caller = ClassLoaderUtils.setThreadContextClassloader(CxfServlet.class.getClassLoader());
        try {
            setBus(new CXFBusFactory().createBus());
            JAXRSServerFactoryBean server = new JAXRSServerFactoryBean();
            server.setBus(getBus());
            server.setAddress("/");
            server.setServiceBeanObjects(resources.toArray());
            server.setProviders(extensions);
            server.setProvider(new EndOfRequest());
            server.create();
        } finally {
            caller.reset();
        }
    }
}
