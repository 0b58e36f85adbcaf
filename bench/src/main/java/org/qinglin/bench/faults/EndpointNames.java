package org.qinglin.bench.faults;

import java.beans.PropertyDescriptor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What each of the platform's endpoints takes, as its own methods say: no page has to be found that shows the form. */
@Configuration
class EndpointNames {

    /**
     * @param names of a query's or form's values
     * @param files names of the files that it takes
     */
    record Endpoint(String method, String path, List<String> names, List<String> files) {}

    @RestController
    static class Addresses {

        private static final int DEEPEST = 2;

        private final RequestMappingHandlerMapping endpoints;

        Addresses(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping endpoints) {
            this.endpoints = endpoints;
        }

        @GetMapping("/bench/endpoints")
        List<Endpoint> all() {
            List<Endpoint> all = new ArrayList<>();
            endpoints.getHandlerMethods().forEach((info, handler) -> {
                List<String> names = new ArrayList<>();
                List<String> files = new ArrayList<>();
                for (MethodParameter each : handler.getMethodParameters()) {
                    each.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                    add(each, names, files);
                }
                for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                    paths(info).forEach(path -> all.add(new Endpoint(method.name(), path, names, files)));
                }
            });
            return all;
        }

        private static Collection<String> paths(RequestMappingInfo info) {
            return Optional.ofNullable(info.getPathPatternsCondition())
                    .map(condition -> condition.getPatternValues())
                    .orElseThrow();
        }

        private static void add(MethodParameter parameter, List<String> names, List<String> files) {
            RequestParam asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                String name = asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name();
                boolean isFile = element(parameter.getGenericParameterType()) == MultipartFile.class;
                (isFile ? files : names).add(name);
            } else if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
                addAll(parameter.getParameterType(), "", names, 0);
            }
        }

        /** Of a record or bean that a form fills. */
        private static void addAll(Class<?> form, String before, List<String> names, int depth) {
            if (form.isRecord()) {
                for (RecordComponent each : form.getRecordComponents()) {
                    add(each.getGenericType(), before + each.getName(), names, depth);
                }
            } else {
                for (PropertyDescriptor each : BeanUtils.getPropertyDescriptors(form)) {
                    if (each.getWriteMethod() != null) {
                        add(each.getWriteMethod().getGenericParameterTypes()[0], before + each.getName(), names, depth);
                    }
                }
            }
        }

        private static void add(Type type, String name, List<String> names, int depth) {
            Class<?> element = element(type);
            if (depth == DEEPEST || element.isEnum() || !element.getName().startsWith("org.qinglin.")) {
                names.add(name);
            } else {
                addAll(element, name + (element == type ? "." : "[0]."), names, depth + 1);
            }
        }

        /** What a list is of, or the type itself. */
        private static Class<?> element(Type type) {
            if (type instanceof ParameterizedType several) {
                return Arrays.stream(several.getActualTypeArguments())
                        .filter(Class.class::isInstance)
                        .<Class<?>>map(Class.class::cast)
                        .reduce((before, last) -> last)
                        .orElse(Object.class);
            }
            return type instanceof Class<?> one ? one : Object.class;
        }
    }
}
